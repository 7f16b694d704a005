package org.burkit.bench.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.bench.chance.Seeds;

/** What happens in one network in one month to all names alike, and from it what happens to one. */
record Weather(long seed, Climate climate, Place place, Spells outages, List<Spells> homes) {
  private static final Month MONTH = Month.FIRST;
  private static final int DAY = 24 * 3600;

  static Weather of(long seed, long number, Climate climate, Place place) {
    RandomGenerator random = Seeds.of(seed, number, -2);
    Spells outages = Spells.in(MONTH, climate.outagesPerMonth(), climate.outage(), random);
    List<Spells> homes =
        place.homes().stream()
            .map(_ -> Spells.in(MONTH, climate.homeOutagesPerMonth(), climate.homeOutage(), random))
            .toList();
    return new Weather(Seeds.of(seed, number, -3).nextLong(), climate, place, outages, homes);
  }

  /** The same, but the network is cut off as well at that time. */
  Weather with(Spell shutdown) {
    return new Weather(seed, climate, place, outages.and(shutdown), homes);
  }

  /** The ballots of one name, where every home measures it in its own rhythm. */
  CellMonth month(Name name, Optional<Block> block, long chance) {
    Course course = new Course(this, name, block, chance);
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < place.homes().size(); i++) {
      long every = place.homes().get(i).every().toSeconds();
      long phase = course.random().nextLong(every);
      for (Instant slot = MONTH.start().plusSeconds(phase);
          slot.isBefore(MONTH.end());
          slot = slot.plusSeconds(every)) {
        Instant time = slot.plusSeconds(course.random().nextLong(Math.max(1, every / 20)));
        if (isThere(i, time)) {
          ballots.add(course.ballot(i, time));
        }
      }
    }
    Collections.sort(ballots);
    return new CellMonth(course.cell(), place.cluster(), ballots, block);
  }

  boolean isThere(int number, Instant time) {
    Home home = place.homes().get(number);
    long day = time.getEpochSecond() / DAY;
    return home.present() >= 1 || Seeds.of(seed, number, day).nextDouble() < home.present();
  }
}
