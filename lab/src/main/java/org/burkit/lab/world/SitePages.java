package org.burkit.lab.world;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.Optional;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Answers;
import org.burkit.lab.server.Responder;

/** The pages of all sites, found by the Host of the request. Stateless; any thread may call. */
final class SitePages {
  private static final String PARAGRAPH =
      "<p>Бұл бет зертхананың ішінде ғана бар. Эта страница существует только в лаборатории.</p>\n";

  private static final String NEWS_OF_BLOCKS =
      "<p>Доступ заблокирован: как мы проверяли, что провайдер ограничил доступ к сайту.</p>\n";

  private static final HttpResponseStatus UNAVAILABLE_FOR_LEGAL_REASONS =
      new HttpResponseStatus(451, "Unavailable For Legal Reasons");

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
        site(request).map(site -> page(site, client)).orElseGet(SitePages::misdirected);
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

  private FullHttpResponse page(Site site, Ip4 client) {
    return switch (site.serving()) {
      case Serving.Refusing(var networks)
          when plan.networkOf(client).filter(networks::contains).isPresent() ->
          Answers.html(
              UNAVAILABLE_FOR_LEGAL_REASONS,
              "<!doctype html><html><title>451</title><p>Not offered in your country.</p></html>");
      case Serving.Refusing _,
          Serving.Page _,
          Serving.Flaky _,
          Serving.Closed _,
          Serving.Silent _ ->
          Answers.html(HttpResponseStatus.OK, html(site, PARAGRAPH));
      case Serving.TalkingOfBlocks _ ->
          Answers.html(HttpResponseStatus.OK, html(site, NEWS_OF_BLOCKS));
    };
  }

  private static String html(Site site, String paragraph) {
    return """
    <!doctype html>
    <html lang="kk"><head><meta charset="utf-8"><title>%s</title></head>
    <body><h1>%s</h1>
    %s</body></html>
    """
        .formatted(site.names().kk(), site.host(), paragraph.repeat(12));
  }

  private static FullHttpResponse misdirected() {
    return Answers.html(
        HttpResponseStatus.MISDIRECTED_REQUEST, "<html><title>No such site here</title></html>");
  }
}
