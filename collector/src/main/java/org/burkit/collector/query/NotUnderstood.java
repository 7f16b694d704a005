package org.burkit.collector.query;

import java.io.Serial;
import java.util.List;

/** A question that asks for what is not there to be asked; its message names every fault. */
public final class NotUnderstood extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NotUnderstood(List<String> faults) {
    super(String.join("; ", faults));
  }
}
