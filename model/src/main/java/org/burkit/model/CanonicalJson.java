package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
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
    Utf8 out = new Utf8();
    write(node, out);
    return out.bytes();
  }

  private static void write(JsonNode node, Utf8 out) throws MalformedMeasurementException {
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

  private static void object(JsonNode node, Utf8 out) throws MalformedMeasurementException {
    char separator = '{';
    for (var entry : inOrderOfNames(node.properties())) {
      out.append(separator);
      string(entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      separator = ',';
    }
    out.append(node.isEmpty() ? "{}" : "}");
  }

  /** What our own probes write stands in that order already. */
  private static Collection<Map.Entry<String, JsonNode>> inOrderOfNames(
      Set<Map.Entry<String, JsonNode>> properties) {
    String last = "";
    for (var entry : properties) {
      if (last.compareTo(entry.getKey()) > 0) {
        return properties.stream().sorted(Map.Entry.comparingByKey()).toList();
      }
      last = entry.getKey();
    }
    return properties;
  }

  private static void array(JsonNode node, Utf8 out) throws MalformedMeasurementException {
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
  private static void string(String text, Utf8 out) throws MalformedMeasurementException {
    out.append('"');
    int special = nextSpecial(text, 0);
    out.append(special == text.length() ? text : escaped(text, special));
    out.append('"');
  }

  private static String escaped(String text, int first) throws MalformedMeasurementException {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int plainFrom = 0;
    for (int i = first; i < text.length(); i = nextSpecial(text, i)) {
      int width = Character.charCount(text.codePointAt(i));
      if (width == 1) {
        out.append(text, plainFrom, i);
        escaped(text.charAt(i), out);
        plainFrom = i + 1;
      }
      i += width;
    }
    return out.append(text, plainFrom, text.length()).toString();
  }

  /** Where from {@code from} on a character stands that may not be written as it is. */
  private static int nextSpecial(String text, int from) {
    int at = from;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private static void escaped(char c, StringBuilder out) throws MalformedMeasurementException {
    if (Character.isSurrogate(c)) {
      throw new MalformedMeasurementException("a string holds a lone surrogate (RFC 8785 3.2.2.2)");
    }
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

  /** Bytes that grow. */
  private static final class Utf8 {
    private byte[] array = new byte[8192];
    private int size;

    void append(char ascii) {
      room(1);
      array[size++] = (byte) ascii;
    }

    void append(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      room(bytes.length);
      System.arraycopy(bytes, 0, array, size, bytes.length);
      size += bytes.length;
    }

    private void room(int more) {
      if (array.length - size < more) {
        array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(array, size);
    }
  }
}
