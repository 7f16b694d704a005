package org.burkit.probe.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import java.net.URI;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/** HTTP/2 (RFC 9113): one stream over a connection, pushes refused, floods cut off. */
record Http2() implements Speech {
  /** The word of ALPN. */
  static final String NAME = "h2";

  private static final int WINDOW = 1 << 20;
  private static final int MAX_WAITING_CONTROL_FRAMES = 200;
  private static final int MAX_SMALL_CONTINUATIONS = 32;
  private static final int MAX_RESETS = 20;
  private static final int RESET_SECONDS = 10;

  @Override
  public void ask(Channel channel, URI url, ResponseReader reader) {
    channel.pipeline().addLast(codec(), new Http2MultiplexHandler(refusing()), new Guard(reader));
    new Http2StreamChannelBootstrap(channel)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2Frames(reader), reader);
              }
            })
        .open()
        .addListener((Future<Http2StreamChannel> opened) -> send(opened, url, reader));
  }

  private void send(Future<Http2StreamChannel> opened, URI url, ResponseReader reader) {
    if (!opened.isSuccess()) {
      reader.stop(Failure.of(FailureKind.HTTP_REQUEST_FAILED));
      return;
    }
    Http2Headers headers =
        new DefaultHttp2Headers()
            .method("GET")
            .authority(Browser.authority(url))
            .scheme("https")
            .path(Browser.path(url));
    Browser.http2().forEach(header -> headers.add(header.name(), header.value()));
    var _ = opened.getNow().writeAndFlush(new DefaultHttp2HeadersFrame(headers, true));
  }

  private static Http2FrameCodec codec() {
    Http2Settings settings =
        Http2Settings.defaultSettings()
            .pushEnabled(false)
            .initialWindowSize(WINDOW)
            .maxHeaderListSize(ResponseReader.MAX_HEADERS);
    return Http2FrameCodecBuilder.forClient()
        .initialSettings(settings)
        .encoderEnforceMaxQueuedControlFrames(MAX_WAITING_CONTROL_FRAMES)
        .decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS)
        .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_SECONDS)
        .build();
  }

  /** For streams that the server opens: there are none without push. */
  private static ChannelHandler refusing() {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel stream) {
        var _ = stream.close();
      }
    };
  }

  /** Behind the codec: a connection that breaks the protocol ends the reading. */
  private static final class Guard extends ChannelInboundHandlerAdapter {
    private final ResponseReader reader;

    Guard(ResponseReader reader) {
      this.reader = reader;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      reader.broke(cause);
      var _ = context.close();
    }
  }
}
