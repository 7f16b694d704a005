package org.burkit.lab.world;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Admission;
import org.burkit.lab.server.Answers;
import org.burkit.lab.server.CertificateAuthority;
import org.burkit.lab.server.Identity;
import org.burkit.lab.server.Responder;
import org.burkit.lab.server.Servers;
import org.burkit.lab.server.WebListener;

/**
 * Puts up the machines that speak in homes' own networks. Used once, by the builder's thread. Their
 * addresses are in the provider's block for want of a better place; nobody sees them.
 */
final class DoorwayServers {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private static final String PORTAL =
      """
      <!doctype html>
      <html lang="kk"><head><meta charset="utf-8"><title>Қонақүй</title></head>
      <body><h1>Қош келдіңіз · Добро пожаловать</h1>
      <form method="post" action="/login"><input name="room"><button>Кіру</button></form>
      </body></html>
      """;

  private static final String ADDED = "<!-- carried by the proxy of the office -->\n".repeat(8);

  private final Servers servers;
  private final CertificateAuthority ca;
  private final SitePages pages;

  DoorwayServers(Servers servers, CertificateAuthority ca, SitePages pages) {
    this.servers = servers;
    this.ca = ca;
    this.pages = pages;
  }

  void serve(Provider provider) {
    switch (provider.policy().access().doorway()) {
      case NONE, HELLO_CUTTER -> {}
      case CAPTIVE_PORTAL -> {
        plain(provider, (_, _) -> Answers.html(HttpResponseStatus.OK, PORTAL));
        tls(
            provider,
            _ -> ca.selfSigned("portal.lab.example"),
            (_, _) -> Answers.html(HttpResponseStatus.OK, PORTAL));
      }
      case ANTIVIRUS -> {
        CertificateAuthority shield = ca.stranger("CN=Shield Web Root,O=Shield Antivirus");
        tls(provider, shield::identify, pages.content());
      }
      case PROXY -> plain(provider, adding());
    }
  }

  private Responder adding() {
    return (request, client) -> {
      FullHttpResponse page = pages.plain().answer(request, client);
      if (!page.status().equals(HttpResponseStatus.OK)) {
        return page;
      }
      String body = page.content().toString(StandardCharsets.UTF_8);
      page.release();
      return Answers.html(HttpResponseStatus.OK, body + ADDED);
    };
  }

  private void plain(Provider provider, Responder responder) {
    addresses(provider)
        .map(address -> new Endpoint(address, HTTP))
        .forEach(at -> servers.serve(WebListener.plain(at, responder, Admission.always())));
  }

  private void tls(Provider provider, Function<String, Identity> identities, Responder responder) {
    addresses(provider)
        .map(address -> new Endpoint(address, HTTPS))
        .forEach(
            at -> servers.serve(WebListener.tls(at, identities, responder, Admission.always())));
  }

  private static Stream<Ip> addresses(Provider provider) {
    return Stream.of(provider.doorway().four(), provider.doorway().six());
  }
}
