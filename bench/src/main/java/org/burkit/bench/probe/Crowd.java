package org.burkit.bench.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Names;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Site;

/**
 * A lab with very many sites: ten share each address of a hosting company, and a few more have
 * addresses to which the provider drops every packet.
 */
final class Crowd {
  static final String PROVIDER = "dala";
  private static final int TENANTS = 10;
  private static final Ip4 HOSTED_FROM = Ip4.parse("198.18.20.100");
  private static final Ip4 DROPPED_FROM = Ip4.parse("198.18.21.100");

  /** With the lab's own ten milliseconds, each round trip of the home takes eighty. */
  private static final Duration LINE = Duration.ofMillis(35);

  private final List<Site> open;
  private final List<Site> dropped;

  /**
   * @param open sites that everyone can open, at most 1,000
   * @param dropped sites whose packets the provider drops, at most 100
   */
  Crowd(int open, int dropped) {
    this.open =
        IntStream.range(0, open)
            .mapToObj(i -> site("s%04d".formatted(i), HOSTED_FROM.plus(i / TENANTS)))
            .toList();
    this.dropped =
        IntStream.range(0, dropped)
            .mapToObj(i -> site("d%04d".formatted(i), DROPPED_FROM.plus(i)))
            .toList();
  }

  private static Site site(String label, Ip4 address) {
    return Site.page(
        label + ".kop.example", new Names(label, label, label), "NEWS", address.toString());
  }

  /**
   * The lab's Internet with these sites in the place of its own; the homes of {@link #PROVIDER}
   * have the slow line.
   */
  Plan plan() {
    List<Rule> rules =
        dropped.stream()
            .map(site ->
                new Rule(
                    "drop " + site.host(), new Trigger.Address(site.west()), new Action.Drop()))
            .toList();
    Policy policy = new Policy(rules, java.util.Map.of(), java.util.Set.of(), Access.slow(LINE));
    Plan usual = Atlas.plan(policy, Policy.OPEN, Policy.OPEN);
    // The lab's other sites may be anywhere, also where the crowd is.
    List<Site> neutral = usual.site(Atlas.NEUTRAL_HOST).stream().toList();
    return new Plan(
        usual.networks(),
        usual.providers(),
        Stream.of(neutral, open, dropped).flatMap(List::stream).toList());
  }

  /** The first open sites. */
  List<Site> open(int count) {
    return open.subList(0, count);
  }

  /** All dropped sites, evenly spread among so many open ones. */
  List<Site> mixed(int openCount) {
    List<Site> mixed = new ArrayList<>();
    int apart = openCount / dropped.size();
    for (int i = 0; i < openCount; i++) {
      if (i % apart == 0 && i / apart < dropped.size()) {
        mixed.add(dropped.get(i / apart));
      }
      mixed.add(open.get(i));
    }
    return mixed;
  }

  /** All dropped sites, then so many open ones: the worst order. */
  List<Site> deadFirst(int openCount) {
    return Stream.concat(dropped.stream(), open(openCount).stream()).toList();
  }
}
