package org.burkit.evidence.browser.jackson;

/** As {@link JavaDoubleParser}; the rules ask for none. */
public final class JavaFloatParser {
  private JavaFloatParser() {}

  public static float parseFloat(CharSequence text) {
    return (float) JavaDoubleParser.parseDouble(text);
  }

  public static float parseFloat(char[] text, int from, int length) {
    return parseFloat(new String(text, from, length));
  }
}
