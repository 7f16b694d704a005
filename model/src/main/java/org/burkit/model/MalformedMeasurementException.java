package org.burkit.model;

import java.io.Serial;

/** Bytes that are not a measurement, or not a message of the protocol, and why. */
public sealed class MalformedMeasurementException extends Exception
    permits JsonOutOfBoundsException {
  @Serial private static final long serialVersionUID = 1L;

  public MalformedMeasurementException(String reason) {
    super(reason);
  }
}
