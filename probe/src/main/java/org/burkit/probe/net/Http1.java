package org.burkit.probe.net;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;

/** HTTP/1.1 (RFC 9112). */
record Http1(boolean secure) implements Speech {
  private static final int MAX_STATUS_LINE = 8 * 1024;

  @Override
  public void ask(Channel channel, URI url, ResponseReader reader) {
    HttpDecoderConfig limits =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_STATUS_LINE)
            .setMaxHeaderSize(ResponseReader.MAX_HEADERS);
    channel.pipeline().addLast(new HttpClientCodec(limits, false, false), reader);
    var request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, Browser.path(url));
    Browser.http1(url, secure)
        .forEach(header -> request.headers().add(header.name(), header.value()));
    var _ = channel.writeAndFlush(request);
  }
}
