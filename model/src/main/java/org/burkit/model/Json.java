package org.burkit.model;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON from strangers: read within fixed bounds, and asked for fields without trusting their types.
 * Bounds: depth 64, 16 MiB in all, 8 MiB a string, 1,000 characters a name, 200 a number; a
 * repeated key is an error.
 */
final class Json {
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxDocumentLength(16L << 20)
          .maxStringLength(8 << 20)
          .maxNameLength(1_000)
          .maxNumberLength(200)
          .build();

  static final JsonReader READER = new JsonReader(BOUNDS);

  private static final double MAX_SECONDS = 1e9;

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads one JSON object. */
  static ObjectNode parse(byte[] json) throws MalformedMeasurementException {
    return READER.object(json);
  }

  static Optional<String> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  static String textOrEmpty(JsonNode node, String key) {
    return text(node, key).orElse("");
  }

  static Optional<Long> whole(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Optional.of(value.longValue())
        : Optional.empty();
  }

  static Optional<Integer> wholeInt(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isIntegralNumber() && value.canConvertToInt()
        ? Optional.of(value.intValue())
        : Optional.empty();
  }

  /** Seconds as OONI writes them: a number, possibly with a fraction; zero where there is none. */
  static Duration seconds(JsonNode node, String key) {
    double value = node.path(key).asDouble(0);
    return Math.abs(value) < MAX_SECONDS
        ? Duration.ofNanos(Math.round(value * 1e9))
        : Duration.ZERO;
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  static Optional<Failure> failure(JsonNode node) {
    return text(node, "failure").map(Failure::parse);
  }

  static void putFailure(ObjectNode node, Optional<Failure> failure) {
    node.put("failure", orNull(failure.map(Failure::text)));
  }

  static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }

  static List<String> texts(JsonNode array) {
    return list(array, node -> node.isTextual() ? Optional.of(node.textValue()) : Optional.empty());
  }

  /** What {@code read} makes of the elements of an array; of anything else, nothing. */
  static <T> List<T> list(JsonNode array, Function<JsonNode, Optional<T>> read) {
    List<T> out = new ArrayList<>();
    if (array.isArray()) {
      array.forEach(element -> read.apply(element).ifPresent(out::add));
    }
    return out;
  }

  static Trace trace(JsonNode node) {
    return new Trace(
        seconds(node, "t0"),
        seconds(node, "t"),
        whole(node, "transaction_id").orElse(0L),
        texts(node.path("tags")));
  }

  static void putTrace(ObjectNode node, Trace trace) {
    node.put("t0", seconds(trace.t0()));
    node.put("t", seconds(trace.t()));
    node.put("transaction_id", trace.transactionId());
    trace.tags().forEach(node.putArray("tags")::add);
  }
}
