package org.burkit.bench.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.lab.world.TemporaryDirectory;

/** A day with everything in it, and at its end truth beside what was told, sent beside kept. */
public final class FieldDayBench implements Bench {
  /** What one address may send; nobody honest has as many in all of the day. */
  static final String PER_HOUR = "1000";

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK_ROUND = Duration.ofMillis(200);
  private static final int LAST_ROUNDS = 20;

  @Override
  public String name() {
    return "field-day";
  }

  @Override
  public String summary() {
    return "a day of 500 volunteers, two organisations, censors, liars, and machines that die";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path large = Files.createDirectory(directory.path().resolve("large"));
      Path small = Files.createDirectory(directory.path().resolve("small"));
      try (Large first = Large.start(large);
          Small second = Small.start(small)) {
        return new Play(seed, first, second, directory.path(), progress).play();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** One day. */
  private static final class Play {
    private final Large large;
    private final Small small;
    private final List<Organisation> organisations;
    private final Path scratch;
    private final Consumer<String> progress;
    private final Programme programme;
    private final Diary diary;
    private final Voices voices = Voices.ofTheLab();
    private final Instant begin;
    private final Duration shift;
    private final Chronicle chronicle;
    private final Strangers strangers;
    private final List<List<Value>> outages = new ArrayList<>();
    private final long started = System.nanoTime();

    Play(long seed, Large large, Small small, Path scratch, Consumer<String> progress) {
      this.large = large;
      this.small = small;
      this.organisations = List.of(large, small);
      this.scratch = scratch;
      this.progress = progress;
      this.programme = new Programme(seed);
      this.diary = new Diary(programme, seed);
      Instant day = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(24));
      this.shift = Duration.between(Programme.DAY, day);
      this.begin = day.minus(Programme.PRELUDE);
      this.chronicle = new Chronicle(programme.truths(), shift);
      this.strangers = new Strangers(small.doors(), programme.areas().getLast().place());
    }

    Report play() throws IOException, InterruptedException {
      for (int hour = 0; hour < Diary.HOURS; hour++) {
        hour(hour, hour - (Diary.HOURS - 24));
      }
      deliverTheRest();
      awaitFolded("at the end");
      chronicle.ask(begin.plus(Duration.ofHours(Diary.HOURS)), organisations);
      awaitLogged();
      small.copy();
      long logged = small.logged();
      Kept first = kept(large);
      Kept second = kept(small);
      return report(first, second, logged);
    }

    private void hour(int number, int hour) throws IOException, InterruptedException {
      for (Organisation organisation : organisations) {
        List<Parcel> parcels = diary.parcels(number, organisation instanceof Large, shift, voices);
        organisation.doors().send(parcels, () -> middle(organisation, hour));
        organisation.end(hour);
      }
      if (hour >= 0) {
        Instant end = begin.plus(Duration.ofHours(number + 1L));
        strangers.come(end.minus(Duration.ofMinutes(1)));
        awaitFolded("after hour " + hour);
        chronicle.ask(end, organisations);
        progress.accept(
            "%02d:00 to %02d:00: %,d measurements kept so far, %d waiting in homes; %d of %d things told in full"
                .formatted(
                    hour,
                    hour + 1,
                    large.doors().accepted() + small.doors().accepted(),
                    large.doors().waiting() + small.doors().waiting(),
                    chronicle.right(),
                    chronicle.happened()));
      }
    }

    private static void middle(Organisation organisation, int hour) {
      try {
        organisation.middle(hour);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    private void deliverTheRest() {
      for (Organisation organisation : organisations) {
        Doors doors = organisation.doors();
        for (int round = 0; round < LAST_ROUNDS && doors.waiting() > 0; round++) {
          doors.send(List.of(), () -> {});
        }
      }
    }

    private void awaitFolded(String when) throws IOException, InterruptedException {
      long start = System.nanoTime();
      for (Organisation organisation : organisations) {
        while (!organisation.doors().open().getFirst().isFolded()) {
          mustNotLast(start, "what came in was not judged");
        }
      }
      double took = (System.nanoTime() - start) / 1e9;
      if (took > 10) {
        outages.add(List.of(Value.of(when), Value.of(took)));
      }
    }

    private void awaitLogged() throws IOException, InterruptedException {
      long start = System.nanoTime();
      while (small.logged() < small.doors().acknowledged().size()) {
        mustNotLast(start, "what came in was not logged");
      }
    }

    private static void mustNotLast(long start, String what)
        throws IOException, InterruptedException {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException(what + " within " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(LOOK_ROUND);
    }

    /** What was acknowledged and what is in the store. */
    private record Kept(int acknowledged, long lost, long unasked) {}

    private Kept kept(Organisation organisation) throws IOException, InterruptedException {
      Set<String> stored = organisation.stored(scratch);
      Set<String> acknowledged = organisation.doors().acknowledged();
      Set<String> lost = new HashSet<>(acknowledged);
      lost.removeAll(stored);
      Set<String> unasked = new HashSet<>(stored);
      unasked.removeAll(acknowledged);
      return new Kept(acknowledged.size(), lost.size(), unasked.size());
    }

    private Report report(Kept first, Kept second, long logged) {
      List<Bound> bounds =
          List.of(
              none("acknowledged and not kept, many machines", first.lost),
              none("acknowledged and not kept, one machine", second.lost),
              none("kept and never acknowledged", first.unasked + second.unasked),
              none("still waiting in homes", large.doors().waiting() + small.doors().waiting()),
              none(
                  "turned away of what is right",
                  large.doors().rejected() + small.doors().rejected()),
              none("answers to strangers that should not be", strangers.unexpected().size()),
              new Bound(
                  "leaves of the log that the partner has",
                  "all",
                  small.copied() + " of " + logged,
                  small.copied() == logged),
              new Bound(
                  "told in full of what happened",
                  "all",
                  chronicle.right() + " of " + chronicle.happened(),
                  chronicle.right() == chronicle.happened()),
              none("ever called likely without a cause", chronicle.everWithoutCause()));
      List<Table> tables = new ArrayList<>(chronicle.tables());
      tables.add(sent(first, second));
      tables.add(
          new Table(
              "Longer than ten seconds until all was judged", List.of("when", "seconds"), outages));
      tables.add(
          new Table(
              "Strangers",
              List.of("refused as they should be", "lies kept of one address", "other answers"),
              List.of(
                  List.of(
                      Value.of(strangers.refused()),
                      Value.of(strangers.floodTaken()),
                      Value.of(String.join("; ", strangers.unexpected()))))));
      return new Report(
          "A day in the field",
          List.of(
              "%d volunteers in eleven networks of three countries measure %d names every hour for a day, after three days in which they measured less, %.0f minutes of the clock in all. What they see is the world's (faults, outages and all); how it looks on the wire the probe recorded in the lab. Real collectors in processes of their own take it: two over three Kafka brokers and PostgreSQL, and one on one machine with a transparency log, of which a partner keeps a copy."
                  .formatted(programme.homes(), Programme.NAMES.size(), minutes()),
              "At 7 a collector of the first organisation is killed, and back at 9; at 11 a broker loses its disk, and an empty one takes its place at 13; at 10 the other organisation's collector is killed and started again; its partner is away from 8 to 16. Networks are blocked, one is cut off, eight of sixty homes in one network lie, and strangers send torn, bottomless and swollen things every hour, and a flood of lies under ever new names from one address.",
              "All is sent while the collectors' clock shows one quarter of an hour, so what is said of delays counts hours of the played day: when a collector asked at the end of each hour first told of it. What could not be said for want of a recording: %,d of all measurements."
                  .formatted(voices.silent())),
          bounds,
          tables,
          List.of());
    }

    private double minutes() {
      return (System.nanoTime() - started) / 60e9;
    }

    private Table sent(Kept first, Kept second) {
      return new Table(
          "Sent and kept",
          List.of("by whom", "acknowledged", "lost", "accepted", "sent again", "no door took it"),
          List.of(
              row("many machines", first, large.doors()),
              row("one machine", second, small.doors())));
    }

    private static List<Value> row(String who, Kept kept, Doors doors) {
      return List.of(
          Value.of(who),
          Value.of((long) kept.acknowledged),
          Value.of(kept.lost),
          Value.of(doors.accepted()),
          Value.of(doors.duplicate()),
          Value.of(doors.away()));
    }

    private static Bound none(String what, long found) {
      return new Bound(what, "none", String.valueOf(found), found == 0);
    }
  }
}
