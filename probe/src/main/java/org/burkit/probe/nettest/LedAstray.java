package org.burkit.probe.nettest;

import java.io.Serial;

/**
 * A page would have led the volunteer's machine to a host that the volunteer has not allowed: what
 * was measured so far is dropped, since half a way looks like interference.
 */
public final class LedAstray extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
}
