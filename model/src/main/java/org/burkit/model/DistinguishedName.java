package org.burkit.model;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A distinguished name (X.501): parts in whatever order, since sources write names from either end.
 * Letters of any size are the same, and so are one space and several. Immutable.
 *
 * @param parts each of one attribute, or of several that belong together
 */
public record DistinguishedName(Set<Set<Attribute>> parts) {
  public DistinguishedName {
    parts = Set.copyOf(parts);
  }

  /**
   * One attribute of a part.
   *
   * @param type the keyword of RFC 2253 in capitals or, where it has none, its numbers with dots
   * @param value in one form; where it is no text, {@code #} and the hex digits of its DER form
   */
  public record Attribute(String type, String value) {}

  /** RFC 2253 section 2.3. */
  private static final Map<String, String> KEYWORDS =
      Map.of(
          "2.5.4.3", "CN",
          "2.5.4.7", "L",
          "2.5.4.8", "ST",
          "2.5.4.10", "O",
          "2.5.4.11", "OU",
          "2.5.4.6", "C",
          "2.5.4.9", "STREET",
          "0.9.2342.19200300.100.1.25", "DC",
          "0.9.2342.19200300.100.1.1", "UID");

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int PRINTABLE_STRING = 0x13;
  private static final int TELETEX_STRING = 0x14;
  private static final int IA5_STRING = 0x16;
  private static final int BMP_STRING = 0x1e;
  private static final int VERSION = 0xa0;

  /** Reads a name as RFC 2253 writes it, without quotation marks; empty for anything else. */
  public static Optional<DistinguishedName> parse(String text) {
    var parts = new HashSet<Set<Attribute>>();
    var part = new HashSet<Attribute>();
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      char c = at == text.length() ? ',' : text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == ',' || c == ';' || c == '+') {
        Optional<Attribute> read = attribute(text.substring(from, Math.min(at, text.length())));
        if (read.isEmpty()) {
          return Optional.empty();
        }
        part.add(read.get());
        from = at + 1;
        if (c != '+') {
          parts.add(Set.copyOf(part));
          part.clear();
        }
      }
    }
    return part.isEmpty() && from > text.length()
        ? Optional.of(new DistinguishedName(parts))
        : Optional.empty();
  }

  private static Optional<Attribute> attribute(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    String type = text.substring(0, equals).strip().toUpperCase(Locale.ROOT);
    String value = text.substring(equals + 1).strip();
    if (type.startsWith("OID.")) {
      type = type.substring("OID.".length());
    }
    String known = KEYWORDS.getOrDefault(type, type);
    boolean named = KEYWORDS.containsValue(known) || known.matches("[0-2](\\.[0-9]+)+");
    return named && !value.isEmpty()
        ? unescaped(value).map(v -> new Attribute(known, normal(v)))
        : Optional.empty();
  }

  /** RFC 2253 section 4; empty where an escape is cut off, or a letter needs one. */
  private static Optional<String> unescaped(String value) {
    var bytes = new ByteArrayOutputStream();
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '"' || (c == '\\' && at + 1 == value.length())) {
        return Optional.empty();
      }
      if (c == '\\' && isHex(value, at + 1) && isHex(value, at + 2)) {
        bytes.write(HexFormat.fromHexDigits(value, at + 1, at + 3));
        at += 2;
      } else {
        at += c == '\\' ? 1 : 0;
        int letter = value.codePointAt(at);
        byte[] octets = new String(Character.toChars(letter)).getBytes(StandardCharsets.UTF_8);
        bytes.write(octets, 0, octets.length);
        at += Character.charCount(letter) - 1;
      }
    }
    return Optional.of(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && HexFormat.isHexDigit(text.charAt(at));
  }

  private static String normal(String value) {
    return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /**
   * The issuer's name in a certificate (RFC 5280 section 4.1); empty where the bytes hold none.
   *
   * @param certificate its DER form
   */
  static Optional<DistinguishedName> issuer(byte[] certificate) {
    try {
      ByteBuffer fields = inside(SEQUENCE, inside(SEQUENCE, ByteBuffer.wrap(certificate)));
      if (fields.get(fields.position()) == (byte) VERSION) {
        next(fields);
      }
      next(fields); // serial number
      next(fields); // algorithm of the signature
      return Optional.of(name(inside(SEQUENCE, fields)));
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | ArithmeticException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DistinguishedName name(ByteBuffer sequence) {
    var parts = new HashSet<Set<Attribute>>();
    while (sequence.hasRemaining()) {
      ByteBuffer set = inside(SET, sequence);
      var part = new HashSet<Attribute>();
      while (set.hasRemaining()) {
        ByteBuffer pair = inside(SEQUENCE, set);
        String type = identifier(inside(OBJECT_IDENTIFIER, pair));
        part.add(attribute(type, pair));
      }
      parts.add(Set.copyOf(part));
    }
    return new DistinguishedName(parts);
  }

  private static Attribute attribute(String numbers, ByteBuffer value) {
    String type = KEYWORDS.getOrDefault(numbers, numbers);
    byte[] whole = bytes(value.duplicate());
    int tag = Byte.toUnsignedInt(value.get(value.position()));
    byte[] content = bytes(next(value));
    Optional<String> text =
        type.equals(numbers)
            ? Optional.empty()
            : switch (tag) {
              case UTF8_STRING -> Optional.of(new String(content, StandardCharsets.UTF_8));
              case PRINTABLE_STRING, IA5_STRING, TELETEX_STRING ->
                  Optional.of(new String(content, StandardCharsets.ISO_8859_1));
              case BMP_STRING -> Optional.of(new String(content, StandardCharsets.UTF_16BE));
              default -> Optional.empty();
            };
    return new Attribute(type, normal(text.orElse("#" + HexFormat.of().formatHex(whole))));
  }

  /** X.690 section 8.19, in numbers with dots. */
  private static String identifier(ByteBuffer content) {
    var numbers = new StringBuilder();
    long number = 0;
    while (content.hasRemaining()) {
      int octet = content.get();
      number = Math.addExact(Math.multiplyExact(number, 128), octet & 0x7f);
      if (octet >= 0) {
        if (numbers.isEmpty()) {
          long first = Math.min(number / 40, 2);
          numbers.append(first).append('.').append(number - 40 * first);
        } else {
          numbers.append('.').append(number);
        }
        number = 0;
      }
    }
    return numbers.toString();
  }

  /** What the next element holds, which must be of this tag. */
  private static ByteBuffer inside(int tag, ByteBuffer in) {
    int found = Byte.toUnsignedInt(in.get(in.position()));
    if (found != tag) {
      throw new IllegalArgumentException("expected the tag " + tag + ", got " + found);
    }
    return next(in);
  }

  /** What the next element holds (X.690 section 8.1.3: lengths of at most four octets). */
  private static ByteBuffer next(ByteBuffer in) {
    in.get();
    int length = Byte.toUnsignedInt(in.get());
    if (length > 0x7f) {
      int octets = length - 0x80;
      if (octets == 0 || octets > Integer.BYTES) {
        throw new IllegalArgumentException("a length of " + octets + " octets");
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | Byte.toUnsignedInt(in.get());
      }
    }
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("an element is cut short");
    }
    ByteBuffer content = in.slice().limit(length).slice();
    in.position(in.position() + length);
    return content;
  }

  private static byte[] bytes(ByteBuffer of) {
    byte[] bytes = new byte[of.remaining()];
    of.get(bytes);
    return bytes;
  }
}
