package org.burkit.probe.submit;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** All known ways to a collector, put in the order in which they are tried. Pure but for chance. */
public final class Ways {
  /** The rank of what the volunteer named: before all that is signed, in the order given. */
  private static final int GIVEN = 0;

  /**
   * A way that signed lists name.
   *
   * @param rank from 1; those of one rank are tried in any order, so that not all probes wait at
   *     the same one that is blocked
   */
  public record Signed(HttpUrl url, int rank) {}

  private record Ranked(Route route, int rank) {}

  private Ways() {}

  /**
   * The straight ways over TCP, then over QUIC, then the same through the proxy, which knows TCP
   * alone; hidden services through the proxy only.
   *
   * @param given by the volunteer, in order
   * @param signed in the order of the lists; those that were given count once
   */
  public static List<Route> ordered(
      List<HttpUrl> given,
      List<Signed> signed,
      Optional<InetSocketAddress> proxy,
      RandomGenerator chance) {
    List<Signed> all = new ArrayList<>();
    Set<HttpUrl> seen = new HashSet<>();
    given.stream().filter(seen::add).forEach(url -> all.add(new Signed(url, GIVEN)));
    signed.stream().filter(way -> seen.add(way.url())).forEach(all::add);
    List<Ranked> ways = new ArrayList<>();
    for (Signed way : all) {
      if (!Route.isOnion(way.url())) {
        ways.add(ranked(ways, way, Optional.empty(), false));
      }
    }
    if (proxy.isPresent()) {
      for (Signed way : all) {
        ways.add(ranked(ways, way, proxy, false));
      }
    }
    for (Signed way : all) {
      if (way.url().isHttps() && !Route.isOnion(way.url())) {
        ways.add(ranked(ways, way, Optional.empty(), true));
      }
    }
    Collections.shuffle(ways, chance);
    ways.sort(
        Comparator.comparing((Ranked way) -> way.route().isIndirect())
            .thenComparing(way -> way.route().overQuic())
            .thenComparingInt(Ranked::rank)
            .thenComparingInt(way -> way.rank() == GIVEN ? way.route().place() : 0));
    return ways.stream().map(Ranked::route).toList();
  }

  private static Ranked ranked(
      List<Ranked> before, Signed way, Optional<InetSocketAddress> proxy, boolean overQuic) {
    return new Ranked(new Route(before.size() + 1, way.url(), proxy, overQuic), way.rank());
  }
}
