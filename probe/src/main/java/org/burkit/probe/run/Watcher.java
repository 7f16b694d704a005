package org.burkit.probe.run;

/** Is told how a run goes. Calls to {@link #measured} come from many threads. */
public interface Watcher {
  /** One more of {@code total} targets has been measured. */
  void measured(int done, int total);

  /** A result is final. Calls come from many threads, one at a time, in the order of their ends. */
  void result(TargetResult result);
}
