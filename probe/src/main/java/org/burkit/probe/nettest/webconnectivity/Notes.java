package org.burkit.probe.nettest.webconnectivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.burkit.model.Control;
import org.burkit.model.Observation;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;

/** The notebook of one measurement. The threads of that measurement write into it. */
final class Notes {
  private final Stopwatch watch = Stopwatch.start();
  private final AtomicLong transactions = new AtomicLong();
  private final Queue<Function<Optional<Control>, Observation>> written =
      new ConcurrentLinkedQueue<>();

  Stopwatch watch() {
    return watch;
  }

  /** The first step of a new chain of steps. */
  Step newChain(List<String> tags) {
    return new Step(watch, transactions.incrementAndGet(), tags);
  }

  void write(Observation observation) {
    written.add(_ -> observation);
  }

  /** Writes what depends on what the control saw, which is known at the end only. */
  void write(Function<Optional<Control>, Observation> observation) {
    written.add(observation);
  }

  /** All that was written, by the time at which each step began. */
  List<Observation> inOrder(Optional<Control> control) {
    List<Observation> all = new ArrayList<>();
    written.forEach(observation -> all.add(observation.apply(control)));
    all.sort(Comparator.comparing(observation -> observation.trace().t0()));
    return all;
  }
}
