package org.burkit.probe.nettest.webconnectivity;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.probe.net.Page;

/** Where a page sends its reader (RFC 9110 section 15.4). */
final class Redirects {
  /** As browsers' libraries do; a longer way is a circle. */
  static final int MAX_DEPTH = 10;

  private Redirects() {}

  /** The next place; empty for a page that is itself the answer, or that leads nowhere. */
  static Optional<Place> next(Page page, Place from) {
    return page.exchange().failure().isPresent()
        ? Optional.empty()
        : location(page)
            .flatMap(location -> resolve(from.url(), location))
            .flatMap(url -> Place.of(url, from.depth() + 1));
  }

  /** The page, marked as failed where its redirect cannot be followed. */
  static Page checked(Page page, Place from) {
    if (page.exchange().failure().isPresent() || location(page).isEmpty()) {
      return page;
    }
    if (next(page, from).isEmpty()) {
      return failed(page, FailureKind.HTTP_INVALID_REDIRECT);
    }
    return from.depth() == MAX_DEPTH ? failed(page, FailureKind.HTTP_TOO_MANY_REDIRECTS) : page;
  }

  private static Optional<String> location(Page page) {
    return page.exchange()
        .response()
        .filter(Redirects::redirects)
        .flatMap(r -> r.header("location"));
  }

  private static boolean redirects(HttpResponse response) {
    return switch (response.code()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static Optional<URI> resolve(URI from, String location) {
    HttpUrl base = HttpUrl.parse(from.toString());
    return Optional.ofNullable(base)
        .map(url -> url.resolve(location))
        .map(url -> url.newBuilder().fragment(null).build().uri());
  }

  private static Page failed(Page page, FailureKind kind) {
    HttpExchange exchange = page.exchange();
    return new Page(
        new HttpExchange(
            exchange.method(),
            exchange.url(),
            exchange.requestHeaders(),
            exchange.response(),
            Optional.of(Failure.of(kind)),
            exchange.address(),
            exchange.trace(),
            exchange.extra()),
        page.text());
  }
}
