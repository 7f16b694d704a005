package org.burkit.lab.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table itself, joined from its layers: as many innocents as censors, each technique with a
 * neighbour that it leaves alone.
 */
public final class Scenarios {
  private static final List<Scenario> CENSORED =
      Stream.of(
              DnsScenarios.all(),
              IpScenarios.all(),
              TlsScenarios.all(),
              QuicScenarios.all(),
              EchScenarios.all(),
              HttpScenarios.all(),
              ServiceScenarios.all(),
              Ipv6Scenarios.all())
          .flatMap(List::stream)
          .toList();

  private static final List<Scenario> ALL =
      Stream.of(
              CENSORED,
              DnsInnocents.all(),
              IpInnocents.all(),
              TlsInnocents.all(),
              QuicInnocents.all(),
              EchInnocents.all(),
              HttpInnocents.all(),
              ServiceInnocents.all(),
              HomeInnocents.all(),
              Ipv6Innocents.all(),
              Neighbours.of(CENSORED),
              KernelScenarios.all())
          .flatMap(List::stream)
          .toList();

  /** Steps of this part of a circle visit it most evenly, however many they are. */
  private static final double GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

  private Scenarios() {}

  public static List<Scenario> all() {
    return ALL;
  }

  /**
   * The whole table in an order for playing: those that stand together in it are far apart, since
   * rows of one room wait alike or work alike, and a machine is best used by both at once.
   */
  public static List<Scenario> mixed() {
    return IntStream.range(0, ALL.size())
        .boxed()
        .sorted(Comparator.comparingDouble(place -> place * GOLDEN_SECTION % 1))
        .map(ALL::get)
        .toList();
  }

  public static Optional<Scenario> named(String name) {
    return all().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The names most like a misspelt one, the nearest first. */
  public static List<String> nearest(String name) {
    return all().stream()
        .map(Scenario::name)
        .sorted(Comparator.comparingInt(known -> EditDistance.between(name, known)))
        .limit(3)
        .toList();
  }
}
