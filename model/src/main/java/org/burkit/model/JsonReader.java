package org.burkit.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value into a tree: within bounds, without trailing bytes and repeated keys. The
 * parser alone is the library's: what builds trees by reflection does not run in a browser, where
 * bundles of evidence are read as well. Any thread may use it.
 */
final class JsonReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonFactory factory;

  JsonReader(StreamReadConstraints bounds) {
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(bounds)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
  }

  /** Reads one JSON object. */
  ObjectNode object(byte[] json) throws MalformedMeasurementException {
    JsonNode node;
    try (JsonParser parser = factory.createParser(json)) {
      node = whole(parser);
    } catch (StreamConstraintsException e) {
      throw new JsonOutOfBoundsException("JSON out of bounds: " + firstLine(e));
    } catch (IOException e) {
      throw new MalformedMeasurementException("not JSON: " + firstLine(e));
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedMeasurementException(
        "expected a JSON object, got " + (node == null ? "nothing" : node.getNodeType()));
  }

  /** Reads a value that we hold ourselves. */
  JsonNode value(String json) {
    try (JsonParser parser = factory.createParser(json)) {
      JsonNode node = whole(parser);
      if (node != null) {
        return node;
      }
      throw new IllegalArgumentException("expected a JSON value, got nothing");
    } catch (IOException | MalformedMeasurementException e) {
      throw new IllegalArgumentException("expected a JSON value", e);
    }
  }

  private static @Nullable JsonNode whole(JsonParser parser)
      throws IOException, MalformedMeasurementException {
    JsonToken first = parser.nextToken();
    JsonNode node = first == null ? null : value(parser, first);
    if (parser.nextToken() != null) {
      throw new MalformedMeasurementException("not JSON: more follows behind its end");
    }
    return node;
  }

  /** What begins with this token; no deeper than the bounds let the parser go. */
  private static JsonNode value(JsonParser parser, JsonToken token)
      throws IOException, MalformedMeasurementException {
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no JSON value begins with " + token);
    };
  }

  private static ObjectNode members(JsonParser parser)
      throws IOException, MalformedMeasurementException {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (object.replace(name, value(parser, parser.nextToken())) != null) {
        throw new MalformedMeasurementException("not JSON: the key '" + name + "' stands twice");
      }
    }
    return object;
  }

  private static ArrayNode elements(JsonParser parser)
      throws IOException, MalformedMeasurementException {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token));
    }
    return array;
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).split("\n", 2)[0];
  }
}
