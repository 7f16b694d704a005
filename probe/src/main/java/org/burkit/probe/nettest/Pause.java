package org.burkit.probe.nettest;

/** The short rest before a failed step is tried once more. */
public interface Pause {
  void rest() throws InterruptedException;
}
