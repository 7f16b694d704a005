package org.burkit.collector.web;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether all who read a request, proxies too, see its end at the same place (RFC 9112 section
 * 6.3): a length or chunks, said once and plainly. Where they do not, what one takes for the body
 * another takes for a request of somebody else. Stateless.
 */
final class Framing {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private Framing() {}

  static boolean isPlain(MultiMap headers) {
    List<String> codings = headers.getAll("transfer-encoding");
    List<String> lengths = headers.getAll("content-length");
    if (codings.isEmpty()) {
      return lengths.isEmpty()
          || (lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches());
    }
    return lengths.isEmpty()
        && codings.size() == 1
        && codings.getFirst().equalsIgnoreCase("chunked");
  }
}
