package org.burkit.analysis.incident;

import java.io.Serial;

/** JSON that is no act; the message names every fault and what was expected. */
public final class MalformedActException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  MalformedActException(String message) {
    super(message);
  }
}
