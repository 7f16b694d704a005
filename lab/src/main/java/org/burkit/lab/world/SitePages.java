package org.burkit.lab.world;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Answers;
import org.burkit.lab.server.Responder;

/** The pages of all sites, found by the Host of the request. Stateless; any thread may call. */
final class SitePages {
  private static final String PARAGRAPH =
      "<p>Бұл бет зертхананың ішінде ғана бар. Эта страница существует только в лаборатории.</p>\n";

  private static final String NEWS_OF_BLOCKS =
      "<p>Доступ заблокирован: как мы проверяли, что провайдер ограничил доступ к сайту.</p>\n";

  private static final int PARAGRAPHS = 12;

  private final Plan plan;

  SitePages(Plan plan) {
    this.plan = plan;
  }

  /**
   * What an https site says at port 443 and an http site at port 80; also what an interceptor
   * fetches for its clients.
   */
  Responder content() {
    return (request, client) ->
        site(request)
            .map(site -> announcing(site, page(site, request, client)))
            .orElseGet(SitePages::misdirected);
  }

  /** Says that the site speaks HTTP/3 too, if it claims to (RFC 7838, RFC 9114 section 3.1.1). */
  private static FullHttpResponse announcing(Site site, FullHttpResponse response) {
    if (site.https() && site.serving().speech().promisesHttp3()) {
      response.headers().set(HttpHeaderNames.ALT_SVC, "h3=\":443\"; ma=60");
    }
    return response;
  }

  /** What any site says at port 80. */
  Responder plain() {
    return (request, client) ->
        site(request).filter(Site::https).isPresent()
            ? redirectToHttps().answer(request, client)
            : content().answer(request, client);
  }

  /** What an https site says at port 80. */
  Responder redirectToHttps() {
    return (request, client) ->
        site(request)
            .map(site -> Answers.redirect("https://" + site.host() + request.uri()))
            .orElseGet(SitePages::misdirected);
  }

  private Optional<Site> site(FullHttpRequest request) {
    String host = request.headers().get(HttpHeaderNames.HOST, "");
    return plan.site(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""));
  }

  private FullHttpResponse page(Site site, FullHttpRequest request, Ip client) {
    return switch (site.serving().content()) {
      case Content.Page _ -> ok(site, PARAGRAPH.repeat(PARAGRAPHS));
      case Content.TalkingOfBlocks _ -> ok(site, NEWS_OF_BLOCKS.repeat(PARAGRAPHS));
      case Content.Refusing(int status, var networks) ->
          isIn(networks, client)
              ? says(status, "Not offered in your country.")
              : ok(site, PARAGRAPH.repeat(PARAGRAPHS));
      case Content.LongerFor(var networks) ->
          ok(site, PARAGRAPH.repeat(isIn(networks, client) ? PARAGRAPHS * 4 / 3 : PARAGRAPHS));
      case Content.Same(int status, String text) -> says(status, text);
      case Content.Large(int bytes) -> Answers.repeating(PARAGRAPH.repeat(PARAGRAPHS), bytes);
      case Content.Moved(String location) -> Answers.redirect(location);
      case Content.Trail(int steps) -> step(site, request.uri(), steps);
    };
  }

  /** The trail leads from / over /1, /2 … to the page at its end. */
  private static FullHttpResponse step(Site site, String path, int steps) {
    int reached = path.matches("/\\d{1,3}") ? Integer.parseInt(path.substring(1)) : 0;
    return reached < steps
        ? Answers.redirect("/" + (reached + 1))
        : ok(site, PARAGRAPH.repeat(PARAGRAPHS));
  }

  private boolean isIn(Set<Asn> networks, Ip client) {
    return plan.networkOf(client).filter(networks::contains).isPresent();
  }

  private static FullHttpResponse says(int status, String text) {
    return Answers.html(
        HttpResponseStatus.valueOf(status),
        text.isEmpty()
            ? ""
            : "<!doctype html><html><title>%d</title><p>%s</p></html>".formatted(status, text));
  }

  private static FullHttpResponse ok(Site site, String paragraphs) {
    return Answers.html(
        HttpResponseStatus.OK,
        """
        <!doctype html>
        <html lang="kk"><head><meta charset="utf-8"><title>%s</title></head>
        <body><h1>%s</h1>
        %s</body></html>
        """
            .formatted(site.names().kk(), site.host(), paragraphs));
  }

  private static FullHttpResponse misdirected() {
    return Answers.html(
        HttpResponseStatus.MISDIRECTED_REQUEST, "<html><title>No such site here</title></html>");
  }
}
