package org.burkit.lab.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.net.InetSocketAddress;
import org.burkit.lab.packet.Ip;

/** Answers the requests of one connection, or of one stream of it. Called on an event loop. */
final class WebExchange extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final Responder responder;
  private final Ip client;

  WebExchange(Responder responder, InetSocketAddress client) {
    this.responder = responder;
    this.client = Ip.of(client.getAddress().getAddress());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    FullHttpResponse response = responder.answer(request, client);
    boolean keep = HttpUtil.isKeepAlive(request);
    HttpUtil.setKeepAlive(response, keep);
    var written = context.writeAndFlush(response);
    if (!keep) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // Resets and failed handshakes are what the lab is for; there is nobody to tell.
    var _ = context.close();
  }
}
