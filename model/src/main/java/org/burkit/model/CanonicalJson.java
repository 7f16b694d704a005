package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
   * Reads one JSON object from a stranger, within the bounds that measurements have.
   *
   * @throws MalformedMeasurementException where it is something else, or out of bounds
   */
  public static ObjectNode parse(byte[] json) throws MalformedMeasurementException {
    return Json.parse(json);
  }

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
    int at = out.appendPlain(text, 0);
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (codePoint <= 0x7f) {
        escaped((char) codePoint, out);
      } else {
        scalar(codePoint, out);
      }
      at = out.appendPlain(text, at + Character.charCount(codePoint));
    }
    out.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c <= 0x7f && c != '"' && c != '\\';
  }

  private static void escaped(char c, Utf8 out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        out.append("\\u00");
        out.append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      }
    }
  }

  /** What is not ASCII, in UTF-8 (RFC 3629 section 3). */
  private static void scalar(int codePoint, Utf8 out) throws MalformedMeasurementException {
    if (codePoint < 0x800) {
      out.append((char) (0xc0 | codePoint >> 6));
    } else if (codePoint < 0x10000) {
      if (Character.isSurrogate((char) codePoint)) {
        throw new MalformedMeasurementException(
            "a string holds a lone surrogate (RFC 8785 3.2.2.2)");
      }
      out.append((char) (0xe0 | codePoint >> 12));
      continuation(codePoint >> 6, out);
    } else {
      out.append((char) (0xf0 | codePoint >> 18));
      continuation(codePoint >> 12, out);
      continuation(codePoint >> 6, out);
    }
    continuation(codePoint, out);
  }

  private static void continuation(int bits, Utf8 out) {
    out.append((char) (0x80 | (bits & 0x3f)));
  }

  /** Bytes that grow. */
  private static final class Utf8 {
    private byte[] array = new byte[8192];
    private int size;

    /** One byte, from 0 to 255. */
    void append(char octet) {
      room(1);
      array[size++] = (byte) octet;
    }

    void append(String ascii) {
      room(ascii.length());
      for (int i = 0; i < ascii.length(); i++) {
        array[size++] = (byte) ascii.charAt(i);
      }
    }

    /** What stands from {@code from} on and is written as it is; returns where that ends. */
    int appendPlain(String text, int from) {
      room(text.length() - from);
      byte[] into = array;
      int behind = size - from;
      int at = from;
      while (at < text.length() && isPlain(text.charAt(at))) {
        into[behind + at] = (byte) text.charAt(at);
        at++;
      }
      size = behind + at;
      return at;
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
