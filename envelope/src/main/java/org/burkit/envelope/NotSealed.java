package org.burkit.envelope;

import java.io.IOException;
import java.io.Serial;

/** Why a sealed file gives nothing, or nothing more. */
public final class NotSealed extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** What is the matter with it. */
  public enum Why {
    /** It is no sealed file at all. */
    NO_SEAL,
    /** A newer program sealed it. */
    NEWER,
    /** It was sealed to a key that is not at hand. */
    ANOTHER_KEY,
    /** Bytes are not those that were sealed here. */
    ALTERED,
    /** It ends before its end. */
    TORN
  }

  private final Why why;

  NotSealed(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
