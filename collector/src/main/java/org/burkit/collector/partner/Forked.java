package org.burkit.collector.partner;

import java.io.IOException;
import java.io.Serial;

/** A log that shows another past than it showed before, both signed by its key. */
public final class Forked extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  Forked(String why) {
    super(why);
  }
}
