package org.burkit.probe.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3FrameToHttpObjectCodec;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import okio.Buffer;
import okio.ByteString;

/** An HTTP/3 server on loopback that does with each connection and request what it is told. */
public final class QuicPeer implements AutoCloseable {

  /** What to do with one request. */
  public interface Conduct {
    void treat(ChannelHandlerContext context, HttpRequest request);
  }

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<ByteString> contents = new ConcurrentLinkedQueue<>();
  private final Channel socket;
  private final String alpn;
  private final Conduct conduct;

  private QuicPeer(KeyManagerFactory keys, String alpn, Conduct conduct, int port)
      throws InterruptedException {
    this.alpn = alpn;
    this.conduct = conduct;
    this.socket =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .handler(codec(keys))
            .bind(new InetSocketAddress(Peer.loopback(), port))
            .sync()
            .channel();
  }

  public static QuicPeer http3(KeyManagerFactory keys, Conduct conduct)
      throws InterruptedException {
    return new QuicPeer(keys, "h3", conduct, 0);
  }

  /** On the same port as a TCP server. */
  public static QuicPeer http3(KeyManagerFactory keys, Conduct conduct, int port)
      throws InterruptedException {
    return new QuicPeer(keys, "h3", conduct, port);
  }

  static QuicPeer speaking(String alpn, KeyManagerFactory keys) throws InterruptedException {
    return new QuicPeer(keys, alpn, (context, request) -> {}, 0);
  }

  /** Answers every request with a page. */
  public static Conduct answering(String body) {
    return answering("text/html; charset=utf-8", body);
  }

  /** Answers every request with {@code body}. */
  public static Conduct answering(String type, String body) {
    return (context, request) -> {
      var content = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
      var response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, content);
      response.headers().add("content-type", type);
      context.writeAndFlush(response).addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
    };
  }

  /** Never says a word to a request. */
  public static final Conduct SILENT = (context, request) -> {};

  /** Closes the whole connection with {@code error} of QUIC itself or of HTTP/3. */
  static Conduct closing(boolean application, int error) {
    return (context, request) ->
        ((QuicChannel) context.channel().parent()).close(application, error, Unpooled.EMPTY_BUFFER);
  }

  public int port() {
    return ((InetSocketAddress) socket.localAddress()).getPort();
  }

  /** Method, path and host of every request so far. */
  public Queue<String> requests() {
    return requests;
  }

  /** What came with each of them. */
  public Queue<ByteString> contents() {
    return contents;
  }

  private io.netty.channel.ChannelHandler codec(KeyManagerFactory keys) {
    return Http3.newQuicServerCodecBuilder()
        .sslContext(QuicSslContextBuilder.forServer(keys, "").applicationProtocols(alpn).build())
        .maxIdleTimeout(20, TimeUnit.SECONDS)
        .initialMaxData(1 << 20)
        .initialMaxStreamDataBidirectionalRemote(1 << 20)
        .initialMaxStreamsBidirectional(10)
        .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
        .handler(
            new ChannelInitializer<QuicChannel>() {
              @Override
              protected void initChannel(QuicChannel quic) {
                quic.pipeline().addLast(new Http3ServerConnectionHandler(streams()));
              }
            })
        .build();
  }

  private ChannelInitializer<QuicStreamChannel> streams() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(QuicStreamChannel stream) {
        stream.pipeline().addLast(new Http3FrameToHttpObjectCodec(true), new Requests());
      }
    };
  }

  private final class Requests extends SimpleChannelInboundHandler<HttpObject> {
    private final Buffer content = new Buffer();
    private HttpRequest head;

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
      if (part instanceof HttpRequest request) {
        head = request;
      }
      if (part instanceof HttpContent some) {
        content.write(some.content().nioBuffer());
      }
      if (part instanceof LastHttpContent) {
        requests.add(head.method() + " " + head.uri() + " " + head.headers().get("host"));
        contents.add(content.readByteString());
        conduct.treat(context, head);
      }
    }
  }

  @Override
  public void close() {
    socket.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
