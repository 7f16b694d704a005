package org.burkit.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plays many scenarios, several at once, each in a world of its own. Scenarios wait more than they
 * work, so more of them than cores keep the machine busy. One thread plays; each scenario runs on a
 * thread of its own.
 */
public final class Playing {
  /** One scenario with what fixes its chance. */
  public record Turn(Scenario scenario, long seed) {}

  /** Plays one turn; may be called by several threads at once. */
  @FunctionalInterface
  public interface Player {
    Result play(Turn turn) throws InterruptedException;
  }

  private final Player player;
  private final int jobs;

  /**
   * @param jobs how many worlds may exist at once
   */
  public Playing(Player player, int jobs) {
    if (jobs < 1) {
      throw new IllegalArgumentException("at least one job, not " + jobs);
    }
    this.player = player;
    this.jobs = jobs;
  }

  /**
   * Plays all turns and hands each result over, in the order of the turns, as soon as it and all
   * before it are there. A bug in one ends all.
   */
  public List<Result> play(List<Turn> turns, Consumer<Result> each) throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(jobs, Thread.ofPlatform().name("scenario-", 0).factory());
    try {
      List<Future<Result>> coming =
          turns.stream().map(turn -> threads.submit(() -> player.play(turn))).toList();
      List<Result> results = new ArrayList<>();
      for (Future<Result> next : coming) {
        results.add(get(next));
        each.accept(results.getLast());
      }
      return List.copyOf(results);
    } finally {
      // After a signal, the worlds must be gone before the process is.
      threads.shutdownNow();
      threads.close();
    }
  }

  private static Result get(Future<Result> next) throws InterruptedException {
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
