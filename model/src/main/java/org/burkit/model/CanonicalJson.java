package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/**
 * The JSON Canonicalization Scheme (RFC 8785): the one way of writing a JSON value, so that its
 * digest does not depend on who wrote it.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * Writes {@code node} in canonical form, in UTF-8.
   *
   * @throws MalformedMeasurementException for a number outside the range of a double or a string
   *     that is not Unicode text (a lone surrogate), which have no canonical form
   */
  public static byte[] of(JsonNode node) throws MalformedMeasurementException {
    StringBuilder out = new StringBuilder(4096);
    write(node, out);
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(out));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (CharacterCodingException e) {
      throw new MalformedMeasurementException("a string holds a lone surrogate (RFC 8785 3.2.2.2)");
    }
  }

  private static void write(JsonNode node, StringBuilder out) throws MalformedMeasurementException {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, out);
      case ARRAY -> array(node, out);
      case STRING -> string(node.textValue(), out);
      case NUMBER -> out.append(number(node));
      case BOOLEAN, NULL -> out.append(node.asText());
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
    }
  }

  private static void object(JsonNode node, StringBuilder out)
      throws MalformedMeasurementException {
    List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(node.properties());
    sorted.sort(Map.Entry.comparingByKey());
    char separator = '{';
    for (var entry : sorted) {
      out.append(separator);
      string(entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      separator = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void array(JsonNode node, StringBuilder out) throws MalformedMeasurementException {
    out.append('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(node.get(i), out);
    }
    out.append(']');
  }

  private static String number(JsonNode node) throws MalformedMeasurementException {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      return Integer.toString(node.intValue());
    }
    try {
      return NumberToJSON.serializeNumber(node.doubleValue());
    } catch (IOException e) {
      throw new MalformedMeasurementException(
          "the number " + node.asText() + " is outside the range of a double (RFC 8785 3.2.2.3)");
    }
  }

  /** RFC 8785 section 3.2.2.2: the shortest escape, and only where JSON demands one. */
  private static void string(String text, StringBuilder out) {
    out.append('"');
    int plainFrom = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text, plainFrom, i);
        escaped(c, out);
        plainFrom = i + 1;
      }
    }
    out.append(text, plainFrom, text.length()).append('"');
  }

  private static void escaped(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default ->
          out.append("\\u00")
              .append(Character.forDigit(c >> 4, 16))
              .append(Character.forDigit(c & 15, 16));
    }
  }
}
