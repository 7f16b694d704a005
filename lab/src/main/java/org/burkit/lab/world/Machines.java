package org.burkit.lab.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip;

/**
 * The machines at the edge by name: each a namespace with addresses of its own and one way out.
 * Worlds that follow each other find them again, with all that runs there. Any thread may call, for
 * one world at a time.
 */
final class Machines implements AutoCloseable {
  static final List<String> DEFAULT_ROUTES =
      List.of("route add default dev net0", "route add ::/0 dev net0");

  /** Addresses that one home can have: as many as its block holds from its first machine on. */
  static final int MOST_ADDRESSES = 240;

  private static final int HOST_IN_BLOCK = 10;

  private final Map<String, Namespace> running = new ConcurrentHashMap<>();

  /**
   * The machine of that name, with these addresses and no others. What it sent before, or what was
   * sent to it, is lost.
   */
  Namespace open(String name, Cidr block, int addresses, Stack stack) {
    List<String> setup = new ArrayList<>();
    own(block, addresses, stack).stream().map(Machines::add).forEach(setup::add);
    DEFAULT_ROUTES.stream().limit(stack.hasIpv6() ? 2 : 1).forEach(setup::add);
    Namespace known = running.get(name);
    if (known != null) {
      known.again(setup);
      return known;
    }
    Namespace namespace = Namespace.create(name, setup);
    running.put(name, namespace);
    // What the kernel learnt of a path in one world must not shape the next; and what a program
    // that has closed its connection left unanswered must not be sent in the next.
    namespace.set("net/ipv4/tcp_no_metrics_save", "1");
    namespace.set("net/ipv4/tcp_orphan_retries", "1");
    return namespace;
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

  /** Ends all of them; to do so again changes nothing. */
  @Override
  public void close() {
    running
        .values()
        .removeIf(machine -> {
          machine.close();
          return true;
        });
  }
}
