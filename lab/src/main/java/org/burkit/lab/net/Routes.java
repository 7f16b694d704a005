package org.burkit.lab.net;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip;

/** Longest-prefix routing over a few dozen prefixes. Immutable. */
final class Routes {
  private record Route(Cidr prefix, Port port) {}

  private final List<Route> routes;

  Routes(List<Port> ports) {
    routes =
        ports.stream()
            .flatMap(port -> port.prefixes().stream().map(prefix -> new Route(prefix, port)))
            .sorted(Comparator.comparingInt((Route r) -> r.prefix().length()).reversed())
            .toList();
  }

  Optional<Port> to(Ip destination) {
    return routes.stream()
        .filter(r -> r.prefix().contains(destination))
        .map(Route::port)
        .findFirst();
  }
}
