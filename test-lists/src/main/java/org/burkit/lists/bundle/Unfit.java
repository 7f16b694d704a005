package org.burkit.lists.bundle;

import java.io.Serial;

/** A bundle that must not be used, and why. */
public final class Unfit extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  Unfit(Refusal refusal, String detail) {
    super(detail);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
