package org.burkit.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header by which a page says where else it is to be had (RFC 7838). */
public final class AltSvc {
  public static final String HEADER = "alt-svc";

  private static final int LONGEST = 4_096;

  /** An offer of final HTTP/3 at the page's own host: no host stands before the port. */
  private static final Pattern HTTP3 = Pattern.compile("(?:^|[,\\s])h3=\":(\\d{1,5})\"");

  private AltSvc() {}

  /** The UDP port at which the same host offers HTTP/3; empty where the value offers none. */
  public static Optional<Integer> http3Port(String value) {
    Matcher offer = HTTP3.matcher(value.substring(0, Math.min(LONGEST, value.length())));
    return offer.find()
        ? Optional.of(Integer.parseInt(offer.group(1))).filter(port -> port > 0 && port <= 65_535)
        : Optional.empty();
  }
}
