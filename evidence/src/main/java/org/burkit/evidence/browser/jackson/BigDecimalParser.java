package org.burkit.evidence.browser.jackson;

import java.math.BigDecimal;

/** Without the library's quicker way, which needs what browsers lack. */
public final class BigDecimalParser {
  private BigDecimalParser() {}

  public static BigDecimal parse(String text) {
    return new BigDecimal(text);
  }

  public static BigDecimal parse(char[] text, int from, int length) {
    return parse(new String(text, from, length));
  }

  public static BigDecimal parse(char[] text) {
    return parse(new String(text));
  }

  public static BigDecimal parseWithFastParser(String text) {
    return parse(text);
  }

  public static BigDecimal parseWithFastParser(char[] text, int from, int length) {
    return parse(text, from, length);
  }
}
