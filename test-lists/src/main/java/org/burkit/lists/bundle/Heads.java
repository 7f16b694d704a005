package org.burkit.lists.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** What each signed document begins with. */
final class Heads {
  private Heads() {}

  /** One sort of document must not pass for another. */
  static void require(JsonNode content, String type) throws Unfit {
    if (!content.path("type").asText("").equals(type)) {
      throw new Unfit(Refusal.NO_BUNDLE, "expected a document of type " + type);
    }
  }

  static int version(JsonNode content) throws Unfit {
    JsonNode version = content.path("version");
    if (!version.isInt() || version.intValue() < 1) {
      throw new Unfit(Refusal.NO_BUNDLE, "expected a version of 1 or more");
    }
    return version.intValue();
  }

  static Instant time(JsonNode content, String key) throws Unfit {
    try {
      return Instant.parse(content.path(key).asText(""));
    } catch (DateTimeParseException e) {
      throw new Unfit(Refusal.NO_BUNDLE, "expected a time in " + key);
    }
  }
}
