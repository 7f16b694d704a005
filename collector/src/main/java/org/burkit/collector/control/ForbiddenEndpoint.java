package org.burkit.collector.control;

import java.io.IOException;

/** A stranger's request led to where the control does not connect. */
final class ForbiddenEndpoint extends IOException {
  private final Why why;

  enum Why {
    ADDRESS,
    PORT
  }

  ForbiddenEndpoint(Why why) {
    super("the control does not connect to this " + why.name().toLowerCase(java.util.Locale.ROOT));
    this.why = why;
  }

  Why why() {
    return why;
  }
}
