package org.burkit.probe.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;

/** A QUIC server on loopback whose streams say any bytes instead of HTTP/3. */
final class RawQuic {
  private final Channel socket;
  private volatile byte[] first = {};
  private volatile byte[] answer = {};

  RawQuic(EventLoopGroup loop, KeyManagerFactory keys) throws InterruptedException {
    this.socket =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .handler(
                new QuicServerCodecBuilder()
                    .sslContext(
                        QuicSslContextBuilder.forServer(keys, "")
                            .applicationProtocols("h3")
                            .build())
                    .maxIdleTimeout(20, TimeUnit.SECONDS)
                    .initialMaxData(1 << 20)
                    .initialMaxStreamDataBidirectionalRemote(1 << 20)
                    .initialMaxStreamDataUnidirectional(1 << 20)
                    .initialMaxStreamsBidirectional(10)
                    .initialMaxStreamsUnidirectional(10)
                    .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                    .handler(new Connections())
                    .streamHandler(new Streams())
                    .build())
            .bind(new InetSocketAddress(Peer.loopback(), 0))
            .sync()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) socket.localAddress()).getPort();
  }

  /**
   * What the next connection hears.
   *
   * @param first on a stream that the server opens; it opens none for nothing
   * @param answer to the request
   */
  void says(byte[] first, byte[] answer) {
    this.first = first;
    this.answer = answer;
  }

  private final class Connections extends ChannelInitializer<QuicChannel> {
    @Override
    protected void initChannel(QuicChannel quic) {
      quic.pipeline().addLast(new Opening());
    }
  }

  private final class Opening extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      byte[] said = first;
      if (said.length > 0) {
        ((QuicChannel) context.channel())
            .createStream(QuicStreamType.UNIDIRECTIONAL, new ChannelInboundHandlerAdapter())
            .addListener(opened -> {
              if (opened.isSuccess()) {
                ((QuicStreamChannel) opened.getNow()).writeAndFlush(Unpooled.wrappedBuffer(said));
              }
            });
      }
    }
  }

  private final class Streams extends ChannelInitializer<QuicStreamChannel> {
    @Override
    protected void initChannel(QuicStreamChannel stream) {
      stream.pipeline().addLast(new Answering());
    }
  }

  private final class Answering extends ChannelInboundHandlerAdapter {
    private boolean answered;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
      var stream = (QuicStreamChannel) context.channel();
      if (!answered && stream.type() == QuicStreamType.BIDIRECTIONAL) {
        answered = true;
        stream
            .writeAndFlush(Unpooled.wrappedBuffer(answer))
            .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
      }
    }
  }
}
