package org.burkit.evidence.browser.jackson;

/** As Java writes numbers. */
public final class DoubleToDecimal {
  private DoubleToDecimal() {}

  public static String toString(double number) {
    return Double.toString(number);
  }
}
