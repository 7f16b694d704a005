package org.burkit.bench.scaling;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.burkit.bench.report.Value;

/**
 * What a piece of work took.
 *
 * @param ours seconds of processors in this process
 * @param others the same in the broker or the database
 */
record Spent(String what, int measurements, double seconds, double ours, double others) {
  static final List<String> COLUMNS =
      List.of(
          "what",
          "measurements",
          "per second here",
          "per processor of ours",
          "per processor of broker or database");

  /** Something to do. */
  interface Work {
    void run() throws Exception;
  }

  static Spent on(String what, int measurements, Supplier<Duration> others, Work work)
      throws Exception {
    Duration before = others.get();
    long cpu = ourNanos();
    long start = System.nanoTime();
    work.run();
    long end = System.nanoTime();
    return new Spent(
        what,
        measurements,
        (end - start) / 1e9,
        (ourNanos() - cpu) / 1e9,
        others.get().minus(before).toNanos() / 1e9);
  }

  List<Value> row() {
    return List.of(
        Value.of(what),
        Value.of(measurements),
        Value.of(measurements / seconds),
        Value.of(measurements / ours),
        others == 0 ? Value.of("–") : Value.of(measurements / others));
  }

  private static long ourNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
