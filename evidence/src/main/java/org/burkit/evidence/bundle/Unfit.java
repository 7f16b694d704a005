package org.burkit.evidence.bundle;

import java.io.Serial;

/** What was given is no bundle of ours; the message says where it is not. */
public final class Unfit extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public Unfit(String why) {
    super(why);
  }
}
