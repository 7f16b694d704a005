package org.burkit.evidence.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;

/** Canonical JSON (RFC 8785) of values that were read or made here, and so have one. */
public final class Canonical {
  private Canonical() {}

  public static byte[] bytes(JsonNode value) {
    try {
      return CanonicalJson.of(value);
    } catch (MalformedMeasurementException e) {
      throw new IllegalArgumentException("what was read or made here has a canonical form", e);
    }
  }
}
