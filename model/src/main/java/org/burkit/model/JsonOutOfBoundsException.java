package org.burkit.model;

import java.io.Serial;

/** JSON that would take more than it may: too deep, too many tokens, too long a string. */
public final class JsonOutOfBoundsException extends MalformedMeasurementException {
  @Serial private static final long serialVersionUID = 1L;

  JsonOutOfBoundsException(String reason) {
    super(reason);
  }
}
