package org.burkit.evidence.log;

import java.io.IOException;
import java.io.Serial;

/** The files of a log are not those that its last checkpoint was signed over. */
public final class LogBroken extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  public LogBroken(String why) {
    super(why);
  }
}
