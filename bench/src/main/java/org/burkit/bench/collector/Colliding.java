package org.burkit.bench.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;

/**
 * What a measurement costs whose names all have the same hash code, beside one of as many names
 * that have not: who can choose names must not make a table of them a list.
 */
final class Colliding {
  private static final int BITS = 13;
  private static final int ROUNDS = 60;
  private static final int WARM = 20;
  private static final double MOST = 3;

  private Colliding() {}

  static Found over(Running collector) throws IOException, InterruptedException {
    var submissions = new Submissions(Instant.now());
    List<Double> alike = new ArrayList<>();
    List<Double> unlike = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double first = millis(collector, body(submissions, 2L * round, Colliding::alike));
      double second = millis(collector, body(submissions, 2L * round + 1, Colliding::unlike));
      if (round >= WARM) {
        alike.add(first);
        unlike.add(second);
      }
    }
    double ratio = median(alike) / median(unlike);
    return new Found(
        List.of(Found.atMost("names that collide, in parts of names that do not", MOST, ratio, "")),
        List.of(
            new Table(
                "A measurement with %,d names of a stranger's choice".formatted(1 << BITS),
                List.of("names", "median ms"),
                List.of(
                    List.of(Value.of("all of one hash code"), Value.of(median(alike))),
                    List.of(Value.of("others"), Value.of(median(unlike)))))));
  }

  private static double millis(Running collector, byte[] body)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    int status = collector.post("/api/v1/measurements", body);
    if (status != 200) {
      throw new IOException("a measurement was answered with " + status);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static byte[] body(Submissions submissions, long number, IntFunction<String> name) {
    var names = new StringBuilder("\"x_names\":{");
    for (int i = 0; i < 1 << BITS; i++) {
      names.append(i == 0 ? "\"" : ",\"").append(name.apply(i)).append("\":1");
    }
    String plain = new String(submissions.accessible(1L << 42 | number), StandardCharsets.UTF_8);
    return (names.insert(0, '{').append("},") + plain.substring(1))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * {@code Aa} and {@code BB} have the same {@link String#hashCode}, and so has all made of them.
   */
  private static String alike(int number) {
    return letters(number, "Aa", "BB");
  }

  private static String unlike(int number) {
    return letters(number, "Ab", "Cd");
  }

  private static String letters(int number, String zero, String one) {
    var name = new StringBuilder();
    for (int bit = 0; bit < BITS; bit++) {
      name.append((number >> bit & 1) == 0 ? zero : one);
    }
    return name.toString();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return Found.quantile(sorted, 0.5);
  }
}
