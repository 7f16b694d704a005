package org.burkit.probe.nettest;

import java.util.List;
import org.burkit.model.Diagnosis;
import org.burkit.model.Target;
import org.burkit.probe.net.Deadline;

/** One kind of measurement. Any thread may run it; it must leave nothing open behind. */
public interface NetTest {

  /** The published name, for example {@code web_connectivity}. */
  String name();

  /** The version of the test's data, as published. */
  String version();

  boolean accepts(Target target);

  /**
   * Measures a target that the test accepts.
   *
   * @throws InterruptedException where the run ends before the measurement
   */
  Observed measure(Target target, Deadline deadline) throws InterruptedException;

  /** Whether experiments on what was seen may tell more; cheap to ask. */
  default boolean isSuspicious(Observed seen) {
    return false;
  }

  /**
   * Experiments on what failed in a measurement of this test; none where nothing did.
   *
   * @throws InterruptedException where the run ends before them
   */
  default List<Diagnosis> diagnose(Observed seen, Deadline deadline) throws InterruptedException {
    return List.of();
  }
}
