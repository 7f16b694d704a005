package org.burkit.lab.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Provider;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.Site;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/**
 * The conductor of the demo. One thread plays it, once; interrupting that thread ends it cleanly.
 */
public final class Demo {
  private static final int HOMES = 3;
  private static final Duration DEADLINE = Duration.ofMinutes(4);
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(15);

  private final Binaries binaries;
  private final InstantSource clock;
  private final DemoReport report;
  private final Plan plan = Story.plan();
  private final Tally tally = new Tally();

  public Demo(Binaries binaries, InstantSource clock, DemoReport report) {
    this.binaries = binaries;
    this.clock = clock;
    this.report = report;
  }

  /**
   * Plays the story.
   *
   * @param once whether to stop when all is known; otherwise it goes on until interrupted
   * @param port of the host where the pages are shown
   * @return whether what was found is what is true
   * @throws TimeoutException if the services were not ready before the deadline
   */
  public boolean play(boolean once, int port)
      throws InterruptedException, IOException, TimeoutException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    // Closed from the last to the first: the world ends its processes, and with them what waits for
    // them.
    try (Relay door = Relay.open(port);
        Relay sideDoor = Relay.open(0);
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("demo-", 0).factory());
        TemporaryDirectory directory = TemporaryDirectory.create();
        World world = WorldBuilder.build(plan, homes(), directory.path(), clock)) {
      report.labReady();
      Future<Service> starting = threads.submit(() -> binaries.control(world.ground(), sideDoor));
      Service collector = binaries.collector(world, door);
      Service control = await(starting, deadline);
      report.servicesReady(door.port());
      Round round = new Round(binaries, world, targets(world), control, collector, tally, report);
      return once ? once(round, threads, deadline) : forever(round, threads);
    }
  }

  private boolean once(Round round, ExecutorService threads, long deadline)
      throws InterruptedException, IOException {
    Comparison comparison;
    do {
      measure(round, threads, deadline);
      comparison = settle(round.collector());
    } while (!comparison.agrees() && System.nanoTime() < deadline);
    report.end(comparison);
    return comparison.agrees();
  }

  private boolean forever(Round round, ExecutorService threads)
      throws InterruptedException, IOException {
    while (true) {
      measure(round, threads, Long.MAX_VALUE);
      report.soFar(settle(round.collector()));
      Thread.sleep(BETWEEN_ROUNDS);
    }
  }

  private void measure(Round round, ExecutorService threads, long deadline)
      throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (int number = 1; number <= HOMES; number++) {
      for (Provider provider : plan.providers()) {
        int home = number;
        running.add(
            threads.submit(() -> {
              round.run(provider, home);
              return home;
            }));
      }
    }
    for (Future<?> probe : running) {
      if (!isOver(probe, deadline)) {
        return;
      }
    }
  }

  /**
   * Asks for the incidents until they agree with the story or no more can be expected of this
   * round.
   */
  private Comparison settle(Service collector) throws InterruptedException, IOException {
    long until = System.nanoTime() + SETTLING.toNanos();
    while (true) {
      List<FoundIncident> incidents = FoundIncident.readAll(collector.get("/api/v1/incidents"));
      Comparison comparison = Comparison.of(Story.chapters(), incidents, tally);
      if (comparison.agrees() || System.nanoTime() > until) {
        return comparison;
      }
      Thread.sleep(PAUSE);
    }
  }

  private Map<String, Integer> homes() {
    return plan.providers().stream().collect(Collectors.toMap(Provider::key, _ -> HOMES));
  }

  private Path targets(World world) {
    Function<Story.Chapter, Site> site =
        chapter ->
            plan.site(chapter.host())
                .orElseThrow(() -> new IllegalStateException("no site " + chapter.host()));
    return world.files().targets("story", Story.chapters().stream().map(site).toList());
  }

  private static boolean isOver(Future<?> probe, long deadline) throws InterruptedException {
    try {
      await(probe, deadline);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static <T> T await(Future<T> future, long deadline)
      throws InterruptedException, TimeoutException {
    try {
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
