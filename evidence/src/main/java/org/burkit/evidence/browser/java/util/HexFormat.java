package org.burkit.evidence.browser.java.util;

/** Hex digits, as far as the rules ask for them: small ones, nothing between. */
public final class HexFormat {
  private static final int RADIX = 16;
  private static final HexFormat PLAIN = new HexFormat();

  private HexFormat() {}

  public static HexFormat of() {
    return PLAIN;
  }

  public String formatHex(byte[] bytes) {
    return formatHex(bytes, 0, bytes.length);
  }

  public String formatHex(byte[] bytes, int from, int to) {
    var digits = new StringBuilder(2 * (to - from));
    for (int at = from; at < to; at++) {
      digits.append(Character.forDigit((bytes[at] >> 4) & 15, RADIX));
      digits.append(Character.forDigit(bytes[at] & 15, RADIX));
    }
    return digits.toString();
  }

  public byte[] parseHex(CharSequence text) {
    if (text.length() % 2 != 0) {
      throw new IllegalArgumentException("an odd number of hex digits");
    }
    byte[] bytes = new byte[text.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) number(text, 2 * i, 2 * i + 2, 2);
    }
    return bytes;
  }

  public String toHexDigits(int number) {
    return toHexDigits(number, 2 * Integer.BYTES);
  }

  public String toHexDigits(long number) {
    return toHexDigits(number, 2 * Long.BYTES);
  }

  private static String toHexDigits(long number, int count) {
    var digits = new StringBuilder(count);
    for (int at = count - 1; at >= 0; at--) {
      digits.append(Character.forDigit((int) (number >>> (4 * at)) & 15, RADIX));
    }
    return digits.toString();
  }

  public static boolean isHexDigit(int letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'a' && letter <= 'f')
        || (letter >= 'A' && letter <= 'F');
  }

  public static int fromHexDigits(CharSequence text, int from, int to) {
    return (int) number(text, from, to, 2 * Integer.BYTES);
  }

  public static long fromHexDigitsToLong(CharSequence text) {
    return number(text, 0, text.length(), 2 * Long.BYTES);
  }

  private static long number(CharSequence text, int from, int to, int most) {
    if (to - from > most) {
      throw new IllegalArgumentException("more than " + most + " hex digits");
    }
    long number = 0;
    for (int at = from; at < to; at++) {
      if (!isHexDigit(text.charAt(at))) {
        throw new NumberFormatException("no hex digit: " + text.charAt(at));
      }
      number = (number << 4) | Character.digit(text.charAt(at), RADIX);
    }
    return number;
  }
}
