package org.burkit.probe.nettest.webconnectivity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.burkit.model.Control;
import org.burkit.model.Fingerprint;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.References;
import org.burkit.model.TextSketch;
import org.burkit.probe.net.Page;

/**
 * The part of a page that is kept where the page is, or looks like, a block page: at most 2 KB
 * around the trace of a known one, or the beginning of a small page that is unlike the control's.
 * Of any other page nothing is kept.
 */
final class Excerpts {
  private static final int MAX_BYTES = 2048;
  private static final int BEFORE = 256;

  /** Notices are short; an article about blocking is not. */
  private static final int SMALL_PAGE = 16 << 10;

  private static final double UNLIKE_LENGTH = 0.7;
  private static final double UNLIKE_TEXT = 0.8;
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?iu)қол\\s?жетімділі\\S* шектел|қол жеткізу\\S* шектел|бұғаттал"
              + "|доступ\\S{0,3} (?:\\S+ ){0,6}(?:ограничен|заблокирован|запрещ[её]н)"
              + "|заблокирован\\S* (?:по решению|на основании)"
              + "|access (?:\\S+ ){0,6}(?:denied|restricted|blocked|forbidden)"
              + "|unavailable for legal reasons|has been blocked");

  private Excerpts() {}

  /**
   * What is kept should the page turn out to look like a block page: nothing of large pages. The
   * head of a page says little, so the beginning of its body is taken.
   */
  static Optional<String> draft(Page page) {
    String text = page.text();
    if (text.isEmpty() || text.length() > SMALL_PAGE) {
      return Optional.empty();
    }
    int body = text.toLowerCase(Locale.ROOT).indexOf("<body");
    return Optional.of(cut(text, Math.clamp(body, 0, text.length())));
  }

  /**
   * True where a small page says that it is a notice, by its status or in words, or where it has
   * neither title, length nor text in common with the page that the control got.
   */
  static boolean looksLikeBlockPage(
      HttpResponse response, String draft, Optional<Control.Http> theirs) {
    boolean saysSo =
        response.code() == 403 || response.code() == 451 || NOTICE.matcher(draft).find();
    return saysSo
        || theirs
            .filter(page -> page.failure().isEmpty() && page.statusCode() / 100 == 2)
            .filter(page -> unlike(response, page))
            .isPresent();
  }

  private static boolean unlike(HttpResponse ours, Control.Http theirs) {
    double length = Math.max(ours.bodyLength(), theirs.bodyLength());
    double alike = length == 0 ? 1 : Math.min(ours.bodyLength(), theirs.bodyLength()) / length;
    Optional<Double> text =
        ours.sketch()
            .flatMap(
                sketch -> theirs.sketch().flatMap(other -> TextSketch.likeness(sketch, other)));
    return ours.code() < 300
        && alike < UNLIKE_LENGTH
        && !ours.title().orElse("").equals(theirs.title())
        && text.filter(likeness -> likeness >= UNLIKE_TEXT).isEmpty();
  }

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

  /** An exchange without the page's body, of which no more than the excerpt is kept. */
  static HttpExchange kept(HttpExchange exchange, Optional<String> excerpt) {
    return new HttpExchange(
        exchange.method(),
        exchange.url(),
        exchange.requestHeaders(),
        exchange.response().map(response -> kept(response, excerpt)),
        exchange.failure(),
        exchange.address(),
        exchange.trace(),
        exchange.extra());
  }

  private static HttpResponse kept(HttpResponse response, Optional<String> excerpt) {
    return new HttpResponse(
        response.code(),
        response.headers(),
        Optional.empty(),
        response.bodyLength(),
        response.bodySha256(),
        response.title(),
        response.sketch(),
        excerpt,
        response.truncated());
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
    return cut(text, from);
  }

  /** At most 2 KB of the text. */
  private static String cut(String text, int from) {
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
