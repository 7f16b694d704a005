package org.burkit.collector.backup;

import java.io.IOException;
import java.io.Serial;

/** What was asked for would not make a good copy; nothing was changed. */
public final class CannotCopy extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  CannotCopy(String why) {
    super(why);
  }
}
