package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.Curve;
import org.burkit.model.Diagnosis.CurveOf;
import org.burkit.model.Diagnosis.Hello;
import org.burkit.model.Diagnosis.HelloTry;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.Point;
import org.burkit.model.Diagnosis.RouterClass;

/**
 * What diagnoses are made of, to and from JSON. A list with one element that cannot be read, or
 * with more than {@link Diagnosis#LONGEST}, cannot be read as a whole.
 */
final class DiagnosisParts {
  private static final int LARGEST_TTL = 255;

  private DiagnosisParts() {}

  static Optional<Attempt> attempt(JsonNode node) {
    return Json.text(node, "address")
        .map(address ->
            new Attempt(
                address,
                Json.textOrEmpty(node, "name"),
                Json.seconds(node, "t0"),
                Json.seconds(node, "t"),
                Json.failure(node),
                Json.text(node, "answer")));
  }

  static ObjectNode node(Attempt attempt) {
    ObjectNode node = Json.object();
    node.put("address", attempt.address());
    node.put("name", attempt.name());
    node.put("t0", Json.seconds(attempt.t0()));
    node.put("t", Json.seconds(attempt.t()));
    Json.putFailure(node, attempt.failure());
    attempt.answer().ifPresent(answer -> node.put("answer", answer));
    return node;
  }

  static Optional<List<Attempt>> attempts(JsonNode array) {
    return all(array, DiagnosisParts::attempt);
  }

  static Optional<List<HelloTry>> hellos(JsonNode array) {
    return all(array, DiagnosisParts::hello);
  }

  private static Optional<HelloTry> hello(JsonNode node) {
    return word(node, "hello", Hello.class)
        .flatMap(hello ->
            attempt(node)
                .map(tried -> new HelloTry(hello, tried, node.path("rejected").asBoolean(false))));
  }

  static ObjectNode node(HelloTry tried) {
    ObjectNode node = node(tried.attempt());
    node.put("hello", word(tried.hello()));
    if (tried.rejected()) {
      node.put("rejected", true);
    }
    return node;
  }

  static Optional<List<Curve>> curves(JsonNode array) {
    return all(array, DiagnosisParts::curve);
  }

  static Optional<List<HopStep>> hops(JsonNode array) {
    return all(array, DiagnosisParts::hop);
  }

  private static Optional<Curve> curve(JsonNode node) {
    return word(node, "of", CurveOf.class)
        .flatMap(of ->
            all(node.path("points"), DiagnosisParts::point)
                .map(points ->
                    new Curve(of, Json.textOrEmpty(node, "host"), points, Json.failure(node))));
  }

  static ObjectNode node(Curve curve) {
    ObjectNode node = Json.object();
    node.put("of", word(curve.of()));
    node.put("host", curve.host());
    node.set("points", array(curve.points(), DiagnosisParts::node));
    Json.putFailure(node, curve.failure());
    return node;
  }

  private static Optional<Point> point(JsonNode node) {
    return Json.whole(node, "bytes")
        .filter(bytes -> bytes >= 0)
        .map(bytes -> new Point(Json.seconds(node, "t"), bytes));
  }

  private static ObjectNode node(Point point) {
    ObjectNode node = Json.object();
    node.put("t", Json.seconds(point.t()));
    node.put("bytes", point.bytes());
    return node;
  }

  private static Optional<HopStep> hop(JsonNode node) {
    return word(node, "came", Came.class)
        .flatMap(came ->
            Json.wholeInt(node, "ttl")
                .filter(ttl -> ttl >= 1 && ttl <= LARGEST_TTL)
                .map(ttl ->
                    new HopStep(
                        ttl,
                        came,
                        word(node, "router", RouterClass.class).orElse(RouterClass.UNKNOWN),
                        Json.seconds(node, "after"))));
  }

  static ObjectNode node(HopStep step) {
    ObjectNode node = Json.object();
    node.put("ttl", step.ttl());
    node.put("came", word(step.came()));
    node.put("router", word(step.router()));
    node.put("after", Json.seconds(step.after()));
    return node;
  }

  /** A constant as it is written: its name in small letters. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> Optional<E> word(JsonNode node, String key, Class<E> type) {
    return Json.text(node, key)
        .flatMap(text ->
            Arrays.stream(type.getEnumConstants()).filter(c -> word(c).equals(text)).findFirst());
  }

  static <T> ArrayNode array(List<T> elements, Function<T, ObjectNode> write) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    elements.forEach(element -> array.add(write.apply(element)));
    return array;
  }

  private static <T> Optional<List<T>> all(JsonNode array, Function<JsonNode, Optional<T>> read) {
    if (!array.isArray() || array.size() > Diagnosis.LONGEST) {
      return Optional.empty();
    }
    List<T> list = Json.list(array, read);
    return list.size() == array.size() ? Optional.of(list) : Optional.empty();
  }
}
