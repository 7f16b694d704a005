package org.burkit.bench.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.bench.chance.Seeds;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Home;
import org.burkit.bench.world.Month;
import org.burkit.bench.world.Name;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Ballots in the order in which a collector gets them: one in twenty up to two days late, one in a
 * hundred twice, one cell of twenty blocked. Pure.
 */
final class Arrivals {
  private static final Duration LATEST = Duration.ofDays(2);
  private static final Instant BLOCKED_FROM = Month.FIRST.start().plus(Duration.ofDays(20));

  private record Arrival(Instant at, Ballot ballot) {}

  private Arrivals() {}

  static List<Ballot> of(long seed, int cells, int probes) {
    World world = new World(seed, Climate.standard());
    RandomGenerator random = Seeds.of(seed, cells, probes);
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < probes; i++) {
      homes.add(Home.hourly(i));
    }
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      Place place = new Place(new CountryCode("XA"), new Asn(64500 + i % 10), homes);
      Optional<Block> block =
          i % 20 == 0
              ? Optional.of(Block.plain(BLOCKED_FROM, Duration.ofDays(5), Pattern.MEASUREMENTS, 1))
              : Optional.empty();
      for (Ballot ballot :
          world.month(place, Name.usual("site" + i / 10 + ".example"), block, i).ballots()) {
        arrivals.add(new Arrival(ballot.time().plus(delay(random)), ballot));
        if (random.nextInt(100) == 0) {
          arrivals.add(new Arrival(ballot.time().plus(LATEST), ballot));
        }
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals.stream().map(Arrival::ballot).toList();
  }

  private static Duration delay(RandomGenerator random) {
    return random.nextInt(20) == 0
        ? Duration.ofSeconds(random.nextLong(LATEST.toSeconds()))
        : Duration.ofSeconds(random.nextLong(30));
  }
}
