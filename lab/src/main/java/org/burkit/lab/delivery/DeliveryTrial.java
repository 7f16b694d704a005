package org.burkit.lab.delivery;

import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.ProbeLine;
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
  private static final Instant EVENING = NOON.plus(Duration.ofHours(9));
  private static final List<String> PROVIDERS = List.of("dala", "tolqyn", "keng");
  private static final List<String> TARGETS =
      List.of("https://sau.example/", "https://aulnet.example/", "http://ashyq.example/");
  private static final Pattern COUNT =
      Pattern.compile("(?m)^burkit_measurements_(accepted|duplicate)_total (\\d+)");

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
    boolean good = true;
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(
                plan(blockades),
                Map.of("dala", 1, "tolqyn", 1, "keng", 1),
                directory.path(),
                conditions);
        Service control = binaries.control(world.ground(), Relay.open(0));
        Service collector = binaries.collectorOverTls(world, Relay.open(0))) {
      for (int i = 0; i < blockades.size(); i++) {
        Outcome outcome = play(blockades.get(i), PROVIDERS.get(i), world, control, collector);
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
    return Atlas.plan(policies.get(0), policies.get(1), policies.get(2));
  }

  private Outcome play(
      Blockade blockade, String provider, World world, Service control, Service collector)
      throws InterruptedException, IOException {
    int accepted = count(collector, "accepted");
    int duplicate = count(collector, "duplicate");
    Set<String> measured = new HashSet<>();
    censorsTime.set(NOON);
    boolean sent = isSent(blockade, provider, world, control, measured);
    if (!sent) {
      censorsTime.set(EVENING);
      sent = isSent(blockade, provider, world, control, measured);
      censorsTime.set(sent ? EVENING : NOON);
    }
    boolean waited = !censorsTime.get().equals(NOON);
    return new Outcome(
        blockade.name(),
        blockade.words(),
        world.hits(provider).values().stream().mapToLong(Long::longValue).sum(),
        measured.size(),
        count(collector, "accepted") - accepted,
        count(collector, "duplicate") - duplicate,
        waited,
        blockade.ends());
  }

  private boolean isSent(
      Blockade blockade, String provider, World world, Service control, Set<String> measured)
      throws InterruptedException, IOException {
    Stream<String> ways = blockade.ways().stream().flatMap(url -> Stream.of("--collector", url));
    Stream<String> targets = TARGETS.stream().flatMap(url -> Stream.of("--url", url));
    List<String> options =
        Stream.of(Stream.of("--control", control.urlInside()), ways, targets)
            .flatMap(part -> part)
            .toList();
    Consumer<ProbeLine> line = result -> measured.add(result.id());
    return binaries.isSent(
        provider, world.homes(provider).getFirst(), world.files(), options, line);
  }

  /** Of measurements: the collector counts each id as accepted once, and then as a duplicate. */
  private static int count(Service collector, String what)
      throws InterruptedException, IOException {
    Matcher counts = COUNT.matcher(collector.get("/metrics"));
    while (counts.find()) {
      if (counts.group(1).equals(what)) {
        return Integer.parseInt(counts.group(2));
      }
    }
    throw new IOException("the collector does not count what it " + what);
  }
}
