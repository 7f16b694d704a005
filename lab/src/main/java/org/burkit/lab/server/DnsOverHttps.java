package org.burkit.lab.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.burkit.lab.packet.Ip;

/**
 * A name server over HTTPS, GET and POST, at the path {@code /dns-query} (RFC 8484). Any thread may
 * call.
 */
public final class DnsOverHttps implements Responder {
  private static final String PATH = "/dns-query";
  private static final String TYPE = "application/dns-message";

  private final NameServer names;

  public DnsOverHttps(NameServer names) {
    this.names = names;
  }

  @Override
  public FullHttpResponse answer(FullHttpRequest request, Ip client) {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    if (!uri.path().equals(PATH)) {
      return Answers.html(HttpResponseStatus.NOT_FOUND, "<html><title>Not found</title></html>");
    }
    return query(request, uri)
        .flatMap(names::answer)
        .map(wire -> Answers.with(HttpResponseStatus.OK, TYPE, Unpooled.wrappedBuffer(wire)))
        .orElseGet(() ->
            Answers.html(
                HttpResponseStatus.BAD_REQUEST, "<html><title>Not a DNS query</title></html>"));
  }

  private static Optional<byte[]> query(FullHttpRequest request, QueryStringDecoder uri) {
    if (request.method().equals(HttpMethod.POST)) {
      return Optional.of(ByteBufUtil.getBytes(request.content()));
    }
    try {
      return uri.parameters().getOrDefault("dns", List.of()).stream()
          .findFirst()
          .map(Base64.getUrlDecoder()::decode);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
