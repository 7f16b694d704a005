package org.burkit.probe.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Point;

/**
 * How bytes come over a connection from some moment on. The event loop writes; any thread reads.
 */
final class Course {
  /** One place is kept for the end. */
  private static final int MOST_POINTS = Diagnosis.LONGEST - 1;

  private static final long SPACING_NANOS = 20_000_000;

  private final Stopwatch watch = Stopwatch.start();
  private final List<Point> points = new ArrayList<>();
  private final long before;
  private long total;

  Course(long before) {
    this.before = before;
    this.total = before;
  }

  /** So many bytes have come in all; points closer together than 20 ms are one. */
  synchronized void reached(long bytes) {
    total = bytes;
    Point point = new Point(watch.elapsed(), bytes - before);
    if (points.size() == MOST_POINTS || isClose(point)) {
      points.removeLast();
    }
    points.add(point);
  }

  private boolean isClose(Point point) {
    int count = points.size();
    return count > 1 && point.t().minus(points.get(count - 2).t()).toNanos() < SPACING_NANOS;
  }

  /** All points, and one for now: that nothing more came is a fact too. */
  synchronized List<Point> untilNow() {
    List<Point> all = new ArrayList<>(points);
    Duration now = watch.elapsed();
    all.add(new Point(now, total - before));
    return all;
  }
}
