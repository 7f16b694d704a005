package org.burkit.probe.nettest.webconnectivity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Fingerprint;
import org.burkit.model.HttpResponse;
import org.burkit.model.References;
import org.burkit.probe.net.Page;

/**
 * The part of a page that is kept where the page bears the trace of a known block page: at most 2
 * KB around that trace. Of any other page nothing is kept.
 */
final class Excerpts {
  private static final int MAX_BYTES = 2048;
  private static final int BEFORE = 256;

  private Excerpts() {}

  static Optional<String> of(Page page, References references) {
    Optional<HttpResponse> response = page.exchange().response();
    if (response.isEmpty()) {
      return Optional.empty();
    }
    return first(references.blockPages(), page, response.get())
        // What shows that it only looks like one must be kept rather than what looks like one.
        .map(
            blockPage -> first(references.falsePositives(), page, response.get()).orElse(blockPage))
        .map(trace -> around(page.text(), trace))
        .filter(text -> !text.isEmpty());
  }

  private static Optional<Fingerprint> first(
      List<Fingerprint> known, Page page, HttpResponse response) {
    return known.stream().filter(trace -> bears(trace, page, response)).findFirst();
  }

  private static boolean bears(Fingerprint trace, Page page, HttpResponse response) {
    String place = trace.place();
    Optional<String> text =
        switch (place) {
          case "body" -> Optional.of(page.text());
          case "title" -> response.title();
          case "dns" -> Optional.empty();
          default -> response.header(place.substring(place.indexOf(':') + 1));
        };
    return text.filter(trace::matches).isPresent();
  }

  private static String around(String text, Fingerprint trace) {
    int at = trace.place().equals("body") ? text.indexOf(trace.pattern()) : 0;
    int from = Math.max(0, at - BEFORE);
    int begin = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    int end = begin;
    int bytes = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(begin, end);
  }
}
