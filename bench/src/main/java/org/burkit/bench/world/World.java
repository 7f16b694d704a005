package org.burkit.bench.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.bench.chance.Seeds;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** All of it: countries, their networks with volunteers who come and go, and names. */
public final class World {
  private static final int COUNTRIES = 20;
  private static final int NETWORKS = 5;
  private static final int[] CROWDS = {2, 3, 3, 4, 5, 6, 8, 8, 12};

  private final long seed;
  private final Climate climate;

  public World(long seed, Climate climate) {
    this.seed = seed;
    this.climate = climate;
  }

  /** Cell-months of the standard world without any censor, one after another. */
  public Stream<CellMonth> innocent(int namesPerNetwork) {
    return IntStream.range(0, COUNTRIES * NETWORKS)
        .boxed()
        .flatMap(number -> {
          Place place = place(number);
          Weather weather = Weather.of(seed, number, climate, place);
          return IntStream.range(0, namesPerNetwork)
              .mapToObj(name -> {
                RandomGenerator random = Seeds.of(seed, number, name);
                Name any = Name.any(domain(name), random);
                return weather.month(any, Optional.empty(), random.nextLong());
              });
        });
  }

  /** One month of one name in a place that is made for the purpose. */
  public CellMonth month(Place place, Name name, Optional<Block> block, long number) {
    Weather weather = Weather.of(seed, number, climate, place);
    return weather.month(name, block, Seeds.of(seed, number, 1).nextLong());
  }

  /** Names of all kinds in a place that is made for the purpose, of which the first are blocked. */
  public List<Course> courses(Place place, int names, List<Block> blocks, long number) {
    Weather weather = Weather.of(seed, number, climate, place);
    return IntStream.range(0, names)
        .mapToObj(i -> {
          RandomGenerator random = Seeds.of(seed, number, i);
          Name name = Name.any(domain(i), random);
          Optional<Block> block = i < blocks.size() ? Optional.of(blocks.get(i)) : Optional.empty();
          return new Course(weather, name, block, random.nextLong());
        })
        .toList();
  }

  /**
   * Names of a place that is made for the purpose, which may be cut off as a whole.
   *
   * @param blocks by name; names without one are let alone
   */
  public List<Course> courses(
      Place place, List<Name> names, Map<Name, Block> blocks, Optional<Spell> cut, long number) {
    Weather calm = Weather.of(seed, number, climate, place);
    Weather weather = cut.map(calm::with).orElse(calm);
    List<Course> courses = new ArrayList<>();
    for (Name name : names) {
      long chance = Seeds.of(seed, number, courses.size()).nextLong();
      courses.add(new Course(weather, name, Optional.ofNullable(blocks.get(name)), chance));
    }
    return courses;
  }

  /** One month of so many names in a network that is made for the purpose. */
  public NetworkMonth network(Place place, int names, Optional<Spell> shutdown, long number) {
    Weather calm = Weather.of(seed, number, climate, place);
    Weather weather = shutdown.map(calm::with).orElse(calm);
    List<Ballot> ballots = ballots(weather, names, Optional.empty(), number);
    return new NetworkMonth(place.cluster(), ballots, calm.outages().spells(), shutdown);
  }

  /** The same where nobody is cut off, but the first of the names is blocked. */
  public NetworkMonth network(Place place, int names, Block ofTheFirst, long number) {
    Weather weather = Weather.of(seed, number, climate, place);
    List<Ballot> ballots = ballots(weather, names, Optional.of(ofTheFirst), number);
    return new NetworkMonth(place.cluster(), ballots, weather.outages().spells(), Optional.empty());
  }

  private List<Ballot> ballots(
      Weather weather, int names, Optional<Block> ofTheFirst, long number) {
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < names; i++) {
      long chance = Seeds.of(seed, number, i).nextLong();
      Optional<Block> block = i == 0 ? ofTheFirst : Optional.empty();
      ballots.addAll(weather.month(Name.usual(domain(i)), block, chance).ballots());
    }
    Collections.sort(ballots);
    return ballots;
  }

  /** What the name of that number is called. */
  public static String domain(int number) {
    return "site" + number + ".example";
  }

  private Place place(int number) {
    RandomGenerator random = Seeds.of(seed, number, -1);
    int country = number / NETWORKS;
    String cc = "" + (char) ('A' + country / 10) + (char) ('A' + country % 10);
    int crowd = CROWDS[random.nextInt(CROWDS.length)];
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < crowd; i++) {
      homes.add(home(i, random));
    }
    return new Place(new CountryCode(cc), new Asn(64500 + number), homes);
  }

  /** Seven of ten measure hourly, the others more seldom; one clock of twenty is wrong. */
  private static Home home(int number, RandomGenerator random) {
    double kind = random.nextDouble();
    Duration every = Duration.ofHours(kind < 0.7 ? 1 : kind < 0.9 ? 3 : 6);
    double present = 0.5 + random.nextDouble() / 2;
    Duration skew =
        random.nextInt(20) == 0
            ? Duration.ofMinutes(random.nextInt(0, 180)).negated()
            : Duration.ZERO;
    return new Home("p" + number, "n" + number, every, present, skew, false);
  }
}
