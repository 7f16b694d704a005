package org.burkit.evidence.browser.jackson;

import java.math.BigInteger;

/** Without the library's quicker way, which needs what browsers lack. */
public final class BigIntegerParser {
  private BigIntegerParser() {}

  public static BigInteger parseWithFastParser(String text) {
    return new BigInteger(text);
  }

  public static BigInteger parseWithFastParser(String text, int radix) {
    return new BigInteger(text, radix);
  }
}
