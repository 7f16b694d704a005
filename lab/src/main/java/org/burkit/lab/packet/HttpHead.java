package org.burkit.lab.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reader of the head of an HTTP/1 request (RFC 9112): which host it is for. A host in the request
 * line goes before the Host field (section 3.2.2).
 */
final class HttpHead {
  static final int LONGEST = 8192;
  private static final Pattern ABSOLUTE =
      Pattern.compile("\\S+ +http://([^/ ?#]+).*", Pattern.CASE_INSENSITIVE);

  private HttpHead() {}

  static FirstMessage read(byte[] stream) {
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return stream.length < LONGEST ? new FirstMessage.Incomplete() : new FirstMessage.Opaque();
    }
    String[] lines = text.substring(0, end).split("\r\n");
    return new FirstMessage.Http(absolute(lines[0]).or(() -> field(lines)).map(HttpHead::name));
  }

  private static Optional<String> absolute(String requestLine) {
    Matcher matcher = ABSOLUTE.matcher(requestLine);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<String> field(String[] lines) {
    return Arrays.stream(lines)
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, "host:", 0, 5))
        .map(line -> line.substring(5))
        .findFirst();
  }

  private static String name(String authority) {
    return authority.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
  }
}
