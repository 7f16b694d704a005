package org.burkit.evidence.browser.java.net;

import org.teavm.jso.JSBody;

/**
 * Names of hosts in ASCII (RFC 3490). What is ASCII stays as it is; other letters are the browser's
 * business, which reads them by UTS 46: for the names that {@code Target} lets through, that is the
 * same.
 */
public final class IDN {
  public static final int ALLOW_UNASSIGNED = 0x01;

  private static final int LONGEST_LABEL = 63;

  private IDN() {}

  public static String toASCII(String input, int flag) {
    String ascii = input.chars().allMatch(c -> c <= 0x7f) ? input : hostname(input);
    if (ascii.equals(".")) {
      return ascii;
    }
    String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    for (String label : bare.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > LONGEST_LABEL) {
        throw new IllegalArgumentException("a part of the name is empty or too long");
      }
    }
    return ascii;
  }

  @JSBody(
      params = "host",
      script = "try { return new URL('http://' + host).hostname; } catch (e) { return ''; }")
  private static native String hostname(String host);
}
