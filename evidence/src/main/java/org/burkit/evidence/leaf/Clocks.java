package org.burkit.evidence.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/**
 * The headers of HTTP by which a server tells the time, or knows a visitor again; they would give a
 * measurement's second away. No rule reads their values.
 */
final class Clocks {
  private static final Set<String> TELLING =
      Set.of("date", "expires", "last-modified", "age", "set-cookie");

  private Clocks() {}

  /**
   * Puts the empty text in the place of their values, wherever a measurement has headers; the names
   * stay.
   *
   * @return what stood there, in the order of the document
   */
  static ArrayNode cut(JsonNode measurement) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    cut(measurement, values);
    return values;
  }

  private static void cut(JsonNode node, ArrayNode values) {
    for (var member : node.properties()) {
      switch (member.getValue()) {
        case ObjectNode headers when member.getKey().equals("headers") -> cutOf(headers, values);
        case ArrayNode headers when member.getKey().equals("headers_list") ->
            headers.forEach(header -> cutOfPair(header, values));
        case JsonNode other -> cut(other, values);
      }
    }
    if (node.isArray()) {
      node.forEach(element -> cut(element, values));
    }
  }

  private static void cutOf(ObjectNode headers, ArrayNode values) {
    for (var header : headers.properties()) {
      if (isTelling(header.getKey())) {
        values.add(header.getValue());
        header.setValue(JsonNodeFactory.instance.textNode(""));
      }
    }
  }

  private static void cutOfPair(JsonNode header, ArrayNode values) {
    if (header instanceof ArrayNode pair && pair.size() == 2 && isTelling(pair.get(0).asText())) {
      values.add(pair.get(1));
      pair.set(1, JsonNodeFactory.instance.textNode(""));
    }
  }

  private static boolean isTelling(String name) {
    return TELLING.contains(name.toLowerCase(Locale.ROOT));
  }
}
