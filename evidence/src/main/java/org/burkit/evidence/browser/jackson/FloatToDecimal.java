package org.burkit.evidence.browser.jackson;

/** As Java writes numbers. */
public final class FloatToDecimal {
  private FloatToDecimal() {}

  public static String toString(float number) {
    return Float.toString(number);
  }
}
