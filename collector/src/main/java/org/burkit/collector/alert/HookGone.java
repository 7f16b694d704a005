package org.burkit.collector.alert;

import java.io.IOException;
import java.io.Serial;

/** A webhook wants to be told nothing any more. */
final class HookGone extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  HookGone() {
    super("the answer was 410");
  }
}
