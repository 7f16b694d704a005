package org.burkit.collector.evidence;

import java.io.IOException;
import java.io.Serial;

/** An authority for timestamps gave no token. */
final class AuthorityAway extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  AuthorityAway(String why) {
    super(why);
  }
}
