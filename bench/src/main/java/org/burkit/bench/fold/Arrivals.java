package org.burkit.bench.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.bench.chance.Seeds;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Home;
import org.burkit.bench.world.Month;
import org.burkit.bench.world.Name;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.Upload;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/** Ballots in the order in which a collector gets them, one cell of twenty blocked. Pure. */
public final class Arrivals {
  private static final Instant BLOCKED_FROM = Month.FIRST.start().plus(Duration.ofDays(20));

  private Arrivals() {}

  public static List<Ballot> of(long seed, int cells, int probes) {
    World world = new World(seed, Climate.standard());
    RandomGenerator random = Seeds.of(seed, cells, probes);
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < probes; i++) {
      homes.add(Home.hourly(i));
    }
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      Place place = new Place(new CountryCode("XA"), new Asn(64500 + i % 10), homes);
      Optional<Block> block =
          i % 20 == 0
              ? Optional.of(Block.plain(BLOCKED_FROM, Duration.ofDays(5), Pattern.MEASUREMENTS, 1))
              : Optional.empty();
      Name name = Name.usual("site" + i / 10 + ".example");
      ballots.addAll(world.month(place, name, block, i).ballots());
    }
    return Upload.all(ballots, random).stream().map(Upload::ballot).toList();
  }

  /** The only word of a voter, about a name that nobody else speaks of: it opens. */
  static Ballot ofAStranger(int number) {
    return new Ballot(
        new MeasurementId("%064x".formatted(number)),
        number,
        new Cell("site" + number + ".example", new CountryCode("XA"), new Asn(64500)),
        "",
        "stranger" + number,
        "",
        Standing.FULL,
        Month.FIRST.start().plusSeconds(number),
        new Outcome.Accessible(),
        0.95,
        true);
  }
}
