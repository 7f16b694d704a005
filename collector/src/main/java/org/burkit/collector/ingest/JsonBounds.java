package org.burkit.collector.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks JSON once without building anything, so that what would make a huge tree is turned away
 * while it is still only bytes: at most 64 deep, 100,000 tokens, 1 MiB a string.
 */
final class JsonBounds {
  static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxTokenCount(100_000)
          .maxStringLength(1 << 20)
          .maxNameLength(1_000)
          .maxNumberLength(200)
          .build();

  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(BOUNDS).build();

  /** For a measurement that lies in another document as one string. */
  private static final JsonFactory WRAPPING =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(4 << 20).build())
          .build();

  private JsonBounds() {}

  /** Why the bytes are out of bounds; empty when they are within, or are not JSON at all. */
  static Optional<String> exceeded(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        // Each token is measured as it passes.
      }
      return Optional.empty();
    } catch (StreamConstraintsException e) {
      return Optional.of(words(e.getOriginalMessage()));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** What is expected, and what came. */
  static String words(@Nullable String came) {
    return "expected at most depth 64, 100,000 tokens and 1 MiB a string: "
        + String.valueOf(came).lines().findFirst().orElse("");
  }

  /**
   * The JSON under {@code key} of the outermost object: an object exactly as it came, or what a
   * string holds; empty where there is neither.
   */
  static Optional<byte[]> under(String key, byte[] json) throws IOException {
    try (JsonParser parser = WRAPPING.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = key.equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (wanted && value == JsonToken.VALUE_STRING) {
          return Optional.of(parser.getText().getBytes(StandardCharsets.UTF_8));
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (wanted && value == JsonToken.START_OBJECT) {
          int end = (int) parser.currentLocation().getByteOffset();
          return Optional.of(Arrays.copyOfRange(json, start, end));
        }
      }
      return Optional.empty();
    }
  }
}
