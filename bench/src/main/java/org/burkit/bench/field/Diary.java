package org.burkit.bench.field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.bench.chance.Seeds;
import org.burkit.bench.field.Programme.Area;
import org.burkit.bench.world.Home;
import org.burkit.bench.world.Spell;

/**
 * Who measures what when, and in which hour it is sent: one in twenty some hours late, one in a
 * hundred twice, and nothing from a network that is cut off until it is back. One thread.
 */
final class Diary {
  /** By hours from the beginning of the prelude. */
  static final int HOURS = (int) Programme.PRELUDE.toHours() + 24;

  private static final Instant BEGIN = Programme.DAY.minus(Programme.PRELUDE);
  private static final int LATEST_HOURS = 5;

  private final List<List<Note>> hours = new ArrayList<>();
  private final RandomGenerator random;

  private record Collected(String address, List<byte[]> lines) {}

  /** What a home saw, and where it is. */
  private record Note(Area area, int home, Ballot ballot) {}

  Diary(Programme programme, long seed) {
    this.random = Seeds.of(seed, -5);
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(new ArrayList<>());
    }
    programme.areas().forEach(this::write);
  }

  private void write(Area area) {
    for (int home = 0; home < area.place().homes().size(); home++) {
      int phase = random.nextInt(3000);
      for (int hour = 0; hour < HOURS; hour++) {
        boolean isDay = hour >= HOURS - 24;
        for (int name = 0; name < area.courses().size(); name++) {
          if (isDay || isTurn(hour, home, name)) {
            Instant time = BEGIN.plusSeconds(hour * 3600L + phase + random.nextInt(600));
            note(area, home, hour, area.courses().get(name).ballot(home, time));
          }
        }
      }
    }
  }

  /** Before the day each home measures every fourth hour, and half of the names by turns. */
  private static boolean isTurn(int hour, int home, int name) {
    return (hour + home) % 4 == 0 && (hour / 4 + home) % 2 == name % 2;
  }

  private void note(Area area, int home, int hour, Ballot ballot) {
    int sent = random.nextInt(20) == 0 ? hour + random.nextInt(LATEST_HOURS) : hour;
    if (area.cut().isPresent() && area.cut().get().covers(ballot.time())) {
      sent = Math.max(sent, hourOf(area.cut().get()));
    }
    Note note = new Note(area, home, ballot);
    hours.get(Math.min(HOURS - 1, sent)).add(note);
    if (random.nextInt(100) == 0) {
      hours.get(Math.min(HOURS - 1, sent + 2)).add(note);
    }
  }

  private static int hourOf(Spell cut) {
    return (int) Duration.between(BEGIN, cut.until()).toHours();
  }

  /**
   * What is sent in that hour, of each home in one parcel.
   *
   * @param shift from the world's calendar to that of the collectors
   */
  List<Parcel> parcels(int hour, boolean isLarge, Duration shift, Voices voices) {
    Map<Integer, Collected> homes = new HashMap<>();
    for (Note note : hours.get(hour)) {
      if (note.area.isLarge() == isLarge) {
        int number = note.area.first() + note.home;
        Instant time = note.ballot.time().plus(shift);
        // The same again where the same note is sent again.
        RandomGenerator chance = Seeds.of(number, note.ballot.time().toEpochMilli());
        Optional<byte[]> said = voices.say(note.ballot, "%032x".formatted(number), time, chance);
        Collected home =
            homes.computeIfAbsent(
                number, _ -> new Collected(address(note.area, note.home), new ArrayList<>()));
        said.ifPresent(home.lines::add);
      }
    }
    List<Parcel> parcels = new ArrayList<>();
    homes.forEach((number, home) -> {
      if (!home.lines.isEmpty()) {
        parcels.add(new Parcel(home.address, number, home.lines));
      }
    });
    return parcels;
  }

  /** Homes behind the same address prefix in the world are so here. */
  private static String address(Area area, int home) {
    List<Home> homes = area.place().homes();
    String prefix = homes.get(home).prefix();
    int first = 0;
    while (!homes.get(first).prefix().equals(prefix)) {
      first++;
    }
    int number = area.first() + first;
    return "10." + number / 250 + "." + number % 250 + "." + (7 + home - first);
  }
}
