package org.burkit.evidence.browser.jackson;

import org.teavm.jso.JSBody;

/** Numbers as the browser reads them, which rounds as Java does. */
public final class JavaDoubleParser {
  private JavaDoubleParser() {}

  public static double parseDouble(CharSequence text) {
    double number = number(text.toString().strip());
    if (Double.isNaN(number)) {
      throw new NumberFormatException("no number: " + text);
    }
    return number;
  }

  public static double parseDouble(char[] text, int from, int length) {
    return parseDouble(new String(text, from, length));
  }

  @JSBody(
      params = "text",
      script =
          "return /^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text)"
              + " ? Number(text) : NaN;")
  private static native double number(String text);
}
