package org.burkit.probe.nettest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.burkit.model.HttpHeader;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.HttpExchange;

/**
 * Takes out of what a server said all that could name the volunteer: addresses of this machine,
 * cookies, addresses given as parameters. Any thread may use it.
 */
public final class Redactor {
  private static final String ADDRESS = "[address]";
  private static final String REMOVED = "[removed]";
  private static final Pattern IPV4 = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
  private static final Pattern IPV6 =
      Pattern.compile("(?i)\\b(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){0,4}\\b");
  private static final Pattern EMAIL =
      Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");
  private static final Pattern PARAMETER =
      Pattern.compile("([?&;][^=&;\\s]{0,64}=)\\d{1,3}(?:\\.\\d{1,3}){3}\\b");

  private final List<Pattern> own;

  /**
   * @param own addresses of this machine
   */
  public Redactor(Set<String> own) {
    this.own =
        own.stream()
            .map(ip -> Pattern.compile("(?i)(?<![\\w.:])" + Pattern.quote(ip) + "(?![\\w:])"))
            .toList();
  }

  /** An exchange without what could name the volunteer. */
  public HttpExchange redact(HttpExchange exchange, Optional<String> excerpt) {
    return new HttpExchange(
        exchange.method(),
        line(exchange.url()),
        exchange.requestHeaders(),
        exchange.response().map(response -> redact(response, excerpt)),
        exchange.failure(),
        exchange.address(),
        exchange.trace(),
        exchange.extra());
  }

  private HttpResponse redact(HttpResponse response, Optional<String> excerpt) {
    return new HttpResponse(
        response.code(),
        response.headers().stream().map(this::redact).toList(),
        Optional.empty(),
        response.bodyLength(),
        response.bodySha256(),
        response.title().map(this::line),
        response.sketch(),
        excerpt.map(this::text),
        response.truncated());
  }

  private HttpHeader redact(HttpHeader header) {
    boolean cookie = header.name().toLowerCase(Locale.ROOT).startsWith("set-cookie");
    return new HttpHeader(header.name(), cookie ? REMOVED : line(header.value()));
  }

  private String line(String text) {
    return PARAMETER.matcher(withoutOwn(text)).replaceAll("$1" + ADDRESS);
  }

  /** Free text: no address at all, and no mail address. */
  private String text(String text) {
    String shown = EMAIL.matcher(withoutOwn(text)).replaceAll(REMOVED);
    return IPV6.matcher(IPV4.matcher(shown).replaceAll(ADDRESS)).replaceAll(ADDRESS);
  }

  private String withoutOwn(String text) {
    String shown = text;
    for (Pattern address : own) {
      shown = address.matcher(shown).replaceAll(ADDRESS);
    }
    return shown;
  }
}
