package org.burkit.collector.outward;

import java.io.IOException;

/** What somebody asked for leads to where nobody is connected to. */
public final class ForbiddenEndpoint extends IOException {
  private final Why why;

  public enum Why {
    ADDRESS,
    PORT
  }

  public ForbiddenEndpoint(Why why) {
    super("nobody is connected to at this " + why.name().toLowerCase(java.util.Locale.ROOT));
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
