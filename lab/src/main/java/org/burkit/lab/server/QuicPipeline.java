package org.burkit.lab.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3FrameToHttpObjectCodec;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Serves HTTP/3 (RFC 9114) on a UDP socket: each request is answered as over TCP. Called on event
 * loops.
 */
final class QuicPipeline extends ChannelInitializer<Channel> {
  private static final int IDLE_SECONDS = 30;
  private static final long LARGEST_WINDOW = 4L << 20;
  private static final long STREAM_WINDOW = 1L << 20;
  private static final int MOST_STREAMS = 100;

  private final QuicSslContext tls;
  private final Responder responder;

  QuicPipeline(Identity identity, Responder responder) {
    this.responder = responder;
    this.tls =
        QuicSslContextBuilder.forServer(new IdentityKeys(identity), null)
            .applicationProtocols(Speech.HTTP_3)
            .build();
  }

  @Override
  protected void initChannel(Channel socket) {
    ChannelHandler codec =
        Http3.newQuicServerCodecBuilder()
            .sslContext(tls)
            .maxIdleTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
            .initialMaxData(LARGEST_WINDOW)
            .initialMaxStreamDataBidirectionalRemote(STREAM_WINDOW)
            .initialMaxStreamsBidirectional(MOST_STREAMS)
            .handler(new Connections())
            .build();
    socket.pipeline().addLast(codec);
  }

  private final class Connections extends ChannelInitializer<QuicChannel> {
    @Override
    protected void initChannel(QuicChannel connection) {
      connection.pipeline().addLast(new Http3ServerConnectionHandler(new Requests()));
    }

    @Override
    public boolean isSharable() {
      return true;
    }
  }

  /** Each request has a stream, on which it looks as one of version 1 does. */
  private final class Requests extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      var connection = (QuicChannel) stream.parent();
      // Known as long as the connection is open, and requests come on open ones only.
      var client = (InetSocketAddress) Objects.requireNonNull(connection.remoteSocketAddress());
      stream
          .pipeline()
          .addLast(
              new Http3FrameToHttpObjectCodec(true),
              new HttpObjectAggregator(WebPipeline.LARGEST_REQUEST),
              new WebExchange(responder, client));
    }
  }
}
