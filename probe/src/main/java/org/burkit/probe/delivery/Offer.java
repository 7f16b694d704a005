package org.burkit.probe.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * What a collector offers as lists; nothing of it is proved yet.
 *
 * @param tag by which the collector knows these bytes again; one that is none is left out
 */
public record Offer(ByteString bytes, Optional<String> tag) {
  /** RFC 9110 section 8.8.3, in ASCII. */
  private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]{0,128}\"");

  public Offer {
    tag = tag.filter(Offer::isTag);
  }

  static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }
}
