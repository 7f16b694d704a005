package org.burkit.probe.nettest.webconnectivity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The addresses to try for one place.
 *
 * @param system those that the machine's own resolver gave: what a browser would use
 * @param others those that only other resolvers gave
 */
record Candidates(List<InetAddress> system, List<InetAddress> others) {
  static final int PER_FAMILY = 4;

  Candidates {
    system = List.copyOf(system);
    others = List.copyOf(others);
  }

  /**
   * At most four addresses per family, each once, the system's first; one place is kept for the
   * others, since all of the system's may be false.
   */
  static Candidates of(
      Collection<InetAddress> system,
      Collection<InetAddress> others,
      Predicate<InetAddress> allowed) {
    List<InetAddress> first = new ArrayList<>();
    List<InetAddress> second = new ArrayList<>();
    for (boolean ipv6 : new boolean[] {false, true}) {
      Predicate<InetAddress> fits = ip -> ip instanceof Inet6Address == ipv6 && allowed.test(ip);
      List<InetAddress> mine = system.stream().distinct().filter(fits).toList();
      List<InetAddress> theirs =
          others.stream().distinct().filter(fits).filter(ip -> !system.contains(ip)).toList();
      int room = theirs.isEmpty() ? PER_FAMILY : PER_FAMILY - 1;
      List<InetAddress> taken = mine.stream().limit(room).toList();
      first.addAll(taken);
      theirs.stream().limit(PER_FAMILY - taken.size()).forEach(second::add);
    }
    return new Candidates(first, second);
  }

  List<InetAddress> all() {
    LinkedHashSet<InetAddress> all = new LinkedHashSet<>(system);
    all.addAll(others);
    return List.copyOf(all);
  }
}
