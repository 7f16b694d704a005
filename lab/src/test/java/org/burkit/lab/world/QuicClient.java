package org.burkit.lab.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ClientConnectionHandler;
import io.netty.handler.codec.http3.Http3FrameToHttpObjectCodec;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A plain client of HTTP/3 in one place of the lab: what happens on the wire. */
final class QuicClient implements AutoCloseable {
  /** The first handshake of a JVM loads native code and may take more than a second. */
  private static final int PATIENCE_MILLIS = 2500;

  private static final int LARGEST_PAGE = 1 << 20;

  private final Place place;
  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  QuicClient(Place place) {
    this.place = place;
  }

  /**
   * The status and page at an address for a name, or "silence" if nobody answers: a closed port
   * looks so too.
   */
  String get(String address, String serverName) throws Exception {
    Channel socket = open(serverName);
    try {
      QuicChannel connection =
          QuicChannel.newBootstrap(socket)
              .handler(new Http3ClientConnectionHandler())
              .remoteAddress(new InetSocketAddress(address, 443))
              .connect()
              .get();
      return request(connection, serverName);
    } catch (ExecutionException e) {
      return failure(e.getCause());
    } finally {
      socket.close().syncUninterruptibly();
    }
  }

  private static String failure(Throwable cause) {
    return switch (cause) {
      case io.netty.channel.ConnectTimeoutException _ -> "silence";
      case io.netty.handler.codec.quic.QuicClosedChannelException _ -> "silence";
      default -> throw new AssertionError(cause);
    };
  }

  /** The socket belongs to the namespace of the thread that makes it. */
  private Channel open(String serverName) {
    ChannelHandler codec =
        Http3.newQuicClientCodecBuilder()
            .sslEngineProvider(channel ->
                QuicSslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .applicationProtocols("h3")
                    .build()
                    .newEngine(channel.alloc(), serverName, 443))
            .maxIdleTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
            .initialMaxData(LARGEST_PAGE)
            .initialMaxStreamDataBidirectionalLocal(LARGEST_PAGE)
            .build();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops)
            .channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET))
            .handler(codec);
    return place.namespace().call(() -> bootstrap.bind(0)).syncUninterruptibly().channel();
  }

  private static String request(QuicChannel connection, String host) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    var stream =
        Http3.newRequestStream(
                connection,
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new Http3FrameToHttpObjectCodec(false),
                            new HttpObjectAggregator(LARGEST_PAGE),
                            new Reader(answer));
                  }
                })
            .get();
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    request.headers().set(HttpHeaderNames.HOST, host);
    request.headers().set("x-http2-scheme", "https");
    stream.writeAndFlush(request);
    return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static final class Reader extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final CompletableFuture<String> answer;

    Reader(CompletableFuture<String> answer) {
      this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      answer.complete(response.status().code() + " " + response.content().toString(UTF_8));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      answer.completeExceptionally(cause);
    }
  }
}
