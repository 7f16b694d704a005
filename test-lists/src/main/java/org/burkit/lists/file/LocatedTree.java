package org.burkit.lists.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.IdentityHashMap;

/**
 * A document, and the line on which each of its objects begins.
 *
 * @param root missing where the document is empty
 */
public record LocatedTree(JsonNode root, IdentityHashMap<JsonNode, Integer> lines) {
  static final LocatedTree EMPTY =
      new LocatedTree(MissingNode.getInstance(), new IdentityHashMap<>());

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The line on which an object begins; 0 for anything else. */
  int line(JsonNode node) {
    return lines.getOrDefault(node, 0);
  }

  /** What begins with the token that the parser is at. */
  static LocatedTree read(JsonParser parser) throws IOException {
    IdentityHashMap<JsonNode, Integer> lines = new IdentityHashMap<>();
    return new LocatedTree(value(parser, lines), lines);
  }

  private static JsonNode value(JsonParser parser, IdentityHashMap<JsonNode, Integer> lines)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, lines);
      case START_ARRAY -> array(parser, lines);
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.INT
        ? NODES.numberNode(parser.getIntValue())
        : NODES.textNode(parser.getText());
  }

  private static ObjectNode object(JsonParser parser, IdentityHashMap<JsonNode, Integer> lines)
      throws IOException {
    ObjectNode object = NODES.objectNode();
    lines.put(object, parser.currentTokenLocation().getLineNr());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser, lines));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, IdentityHashMap<JsonNode, Integer> lines)
      throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, lines));
    }
    return array;
  }
}
