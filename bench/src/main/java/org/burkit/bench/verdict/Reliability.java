package org.burkit.bench.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.burkit.bench.report.Chart;
import org.burkit.bench.report.Value;

/** How often verdicts of a given confidence are right. Filled by one thread. */
final class Reliability {
  private static final double FIRST = 0;
  private static final double WIDTH = 0.1;
  private static final int BINS = 10;

  private final int[] count = new int[BINS];
  private final int[] right = new int[BINS];
  private final double[] confidence = new double[BINS];

  void add(double sure, boolean correct) {
    int bin = Math.clamp((long) ((sure - FIRST) / WIDTH), 0, BINS - 1);
    count[bin]++;
    confidence[bin] += sure;
    right[bin] += correct ? 1 : 0;
  }

  /** The expected calibration error: the mean distance of confidence and share of right ones. */
  double error() {
    double sum = 0;
    int all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(confidence[bin] - right[bin]);
      all += count[bin];
    }
    return all == 0 ? 0 : sum / all;
  }

  List<List<Value>> rows() {
    List<List<Value>> rows = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] > 0) {
        rows.add(
            List.of(
                Value.of(FIRST + bin * WIDTH, FIRST + (bin + 1) * WIDTH),
                Value.of((long) count[bin]),
                Value.of(confidence[bin] / count[bin]),
                Value.of((double) right[bin] / count[bin])));
      }
    }
    return rows;
  }

  Chart chart() {
    List<Chart.Point> found =
        IntStream.range(0, BINS)
            .filter(bin -> count[bin] > 0)
            .mapToObj(bin ->
                new Chart.Point(confidence[bin] / count[bin], (double) right[bin] / count[bin]))
            .toList();
    return new Chart(
        "verdict-reliability",
        "Reliability of the confidence",
        "confidence",
        "share of right verdicts",
        List.of(
            new Chart.Line("found", found),
            new Chart.Line(
                "as it should be", List.of(new Chart.Point(FIRST, FIRST), new Chart.Point(1, 1)))));
  }
}
