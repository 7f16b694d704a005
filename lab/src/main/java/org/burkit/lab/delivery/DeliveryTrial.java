package org.burkit.lab.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.ProbeLine;
import org.burkit.lab.program.ProgramException;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/** Blocks the collector in each of the ways, and counts what arrives. One thread. */
public final class DeliveryTrial {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Instant MORNING = NOON.minus(Duration.ofHours(9));
  private static final Instant EVENING = NOON.plus(Duration.ofHours(9));
  private static final List<String> PROVIDERS = List.of("dala", "tolqyn", "keng");
  private static final List<String> TARGETS =
      List.of("https://sau.example/", "https://aulnet.example/", "http://ashyq.example/");

  /** So few results an hour go without a token that each blockade costs some. */
  private static final String NARROW = "2";

  private final Binaries binaries;
  private final InstantSource clock;

  /** What censors take for the time; blockades that end do so by it. */
  private final AtomicReference<Instant> censorsTime = new AtomicReference<>(NOON);

  public DeliveryTrial(Binaries binaries, InstantSource clock) {
    this.binaries = binaries;
    this.clock = clock;
  }

  /**
   * Plays all blockades, each at a provider of its own, three in one world.
   *
   * @param each hears of each outcome as soon as it is there
   * @return whether all were good
   */
  public boolean play(Consumer<Outcome> each) throws InterruptedException, IOException {
    boolean good = true;
    List<Blockade> all = Blockade.all();
    for (int from = 0; from < all.size(); from += PROVIDERS.size()) {
      good &= play(all.subList(from, Math.min(all.size(), from + PROVIDERS.size())), each);
    }
    return good;
  }

  private boolean play(List<Blockade> blockades, Consumer<Outcome> each)
      throws InterruptedException, IOException {
    Conditions usual = Conditions.usual(clock);
    Conditions conditions =
        new Conditions(usual.clock(), censorsTime::get, usual.seed(), usual.taps());
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(
                plan(blockades),
                Map.of("dala", 1, "tolqyn", 1, "keng", 1),
                directory.path(),
                conditions);
        Service control = binaries.control(world.ground(), Relay.open(0))) {
      return play(blockades, world, control, each);
    }
  }

  private boolean play(
      List<Blockade> blockades, World world, Service control, Consumer<Outcome> each)
      throws InterruptedException, IOException {
    SignedLists lists = SignedLists.make(binaries, world.files());
    List<String> options =
        List.of("--lists-bundle", lists.bundle().toString(), "--per-hour", NARROW);
    boolean good = true;
    try (Service collector = binaries.collectorOverTls(world, Relay.open(0), options)) {
      lists.nameTokenKeys(collector.get("/.well-known/burkit-token-keys"));
      for (int i = 0; i < blockades.size(); i++) {
        Volunteer volunteer = new Volunteer(PROVIDERS.get(i), world, control, lists.root());
        Outcome outcome = play(blockades.get(i), volunteer, collector);
        each.accept(outcome);
        good &= outcome.isGood();
      }
    }
    return good;
  }

  private static Plan plan(List<Blockade> blockades) {
    List<Policy> policies = new ArrayList<>(List.of(Policy.OPEN, Policy.OPEN, Policy.OPEN));
    for (int i = 0; i < blockades.size(); i++) {
      policies.set(i, Policy.censoring(blockades.get(i).rules().toArray(new Rule[0])));
    }
    return Atlas.counted(policies.get(0), policies.get(1), policies.get(2));
  }

  /** A probe in a network, and what it measured. */
  private record Volunteer(
      String provider, World world, Service control, Path root, Set<String> measured) {
    Volunteer(String provider, World world, Service control, Path root) {
      this(provider, world, control, root, new HashSet<>());
    }
  }

  /**
   * In the morning the probe learns of all ways and gets tokens, at noon it is blocked, and in the
   * evening it tries again where it must.
   */
  private Outcome play(Blockade blockade, Volunteer volunteer, Service collector)
      throws InterruptedException, IOException {
    Counts before = Counts.of(collector.get("/metrics"));
    if (!isSent(MORNING, volunteer)) {
      throw new ProgramException("The probe could not reach the collector before it was blocked.");
    }
    boolean waited = !isSent(NOON, volunteer);
    boolean sent = !waited || isSent(EVENING, volunteer);
    Counts after = Counts.of(collector.get("/metrics"));
    int shown = after.since(before, "burkit_tokens_presented_total");
    int spent = after.since(before, "burkit_tokens_presented_total{result=\"taken\"");
    return new Outcome(
        blockade.name(),
        blockade.words(),
        volunteer.world().hits(volunteer.provider()).values().stream()
            .mapToLong(Long::longValue)
            .sum(),
        volunteer.measured().size(),
        after.since(before, "burkit_measurements_accepted_total"),
        after.since(before, "burkit_measurements_duplicate_total"),
        waited && sent,
        blockade.ends(),
        new Outcome.Tokens(
            after.since(before, "burkit_tokens_issued_total"),
            spent,
            shown - spent,
            Binaries.tokens(volunteer.provider(), volunteer.world().files())));
  }

  private boolean isSent(Instant time, Volunteer volunteer)
      throws InterruptedException, IOException {
    censorsTime.set(time);
    Stream<String> targets = TARGETS.stream().flatMap(url -> Stream.of("--url", url));
    Stream<String> ways =
        Stream.of(
            "--control",
            volunteer.control().urlInside(),
            "--collector",
            Blockade.GIVEN,
            "--list-root",
            volunteer.root().toString());
    Consumer<ProbeLine> line = result -> volunteer.measured().add(result.id());
    return binaries.isSent(
        volunteer.provider(),
        volunteer.world().homes(volunteer.provider()).getFirst(),
        volunteer.world().files(),
        Stream.concat(ways, targets).toList(),
        line);
  }
}
