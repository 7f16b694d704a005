package org.burkit.lab.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip;

/** Machines at the edge: a namespace with addresses of its own and one way out. Stateless. */
final class Machines {
  static final List<String> DEFAULT_ROUTES =
      List.of("route add default dev net0", "route add ::/0 dev net0");

  /** Addresses that one home can have: as many as its block holds from its first machine on. */
  static final int MOST_ADDRESSES = 240;

  private static final int HOST_IN_BLOCK = 10;

  private Machines() {}

  static Namespace open(String name, Cidr block, int addresses, Stack stack) {
    List<String> setup = new ArrayList<>();
    own(block, addresses, stack).stream().map(Machines::add).forEach(setup::add);
    DEFAULT_ROUTES.stream().limit(stack.hasIpv6() ? 2 : 1).forEach(setup::add);
    return Namespace.create(name, setup);
  }

  static String add(Ip address) {
    return switch (address.family()) {
      case IPV4 -> "addr add " + address + "/32 dev net0";
      // Nobody else can have the address: asking around first would only delay the start.
      case IPV6 -> "addr add " + address + "/128 dev net0 nodad";
    };
  }

  /** All of IPv4, then all of IPv6. */
  static List<Ip> own(Cidr block, int addresses, Stack stack) {
    List<Ip> four =
        IntStream.range(0, addresses)
            .<Ip>mapToObj(n -> block.base().plus(HOST_IN_BLOCK + n))
            .toList();
    return Stream.concat(four.stream(), four.stream().filter(_ -> stack.hasIpv6()).map(Kin::of))
        .toList();
  }
}
