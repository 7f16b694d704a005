package org.burkit.probe.run;

/** Is told how a run goes. Calls to {@link #measured} come from many threads. */
public interface Watcher {
  /** One more of {@code total} targets has been measured. */
  void measured(int done, int total);

  /** A result is final. Comes from the run's own thread, in the order of the targets. */
  void result(TargetResult result);
}
