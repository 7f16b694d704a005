package org.burkit.lab.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Endpoint;

/**
 * All servers of one namespace, on a few event loops. Any thread may add servers; closing ends them
 * all.
 */
public final class Servers implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final int BACKLOG = 1024;

  private final Namespace namespace;
  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(LOOPS, NioIoHandler.newFactory());

  /** All that listens: what each holds outside the heap goes only if it is closed by itself. */
  private final List<Channel> listening = new CopyOnWriteArrayList<>();

  public Servers(Namespace namespace) {
    this.namespace = namespace;
  }

  /** Starts to listen for web clients; the socket is bound when this returns. */
  public void serve(WebListener listener) {
    listen(listener.at(), new WebPipeline(listener));
  }

  /** Starts to answer DNS over TCP (RFC 7766); the socket is bound when this returns. */
  public void serveTcp(Endpoint at, NameServer names) {
    listen(at, new DnsOverStream(names, Optional.empty()));
  }

  /** Starts to answer DNS over TLS (RFC 7858); the socket is bound when this returns. */
  public void serveTls(Endpoint at, NameServer names, Identity identity) {
    TlsContexts contexts = new TlsContexts(_ -> identity, List.of("dot"));
    listen(at, new DnsOverStream(names, Optional.of(contexts)));
  }

  /** Starts to listen for HTTP/3 over QUIC; the socket is bound when this returns. */
  public void serveQuic(Endpoint at, Identity identity, Responder responder) {
    datagrams(at, new QuicPipeline(identity, responder));
    FirstHandshake.with(socketAddress(at), namespace);
  }

  /** Starts to answer STUN binding requests; the socket is bound when this returns. */
  public void serveStun(Endpoint at) {
    datagrams(at, new StunAnswers());
  }

  private void listen(Endpoint at, ChannelHandler connections) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(connections);
    bind(() -> bootstrap.bind(socketAddress(at)));
  }

  /** Starts to answer DNS over UDP; the socket is bound when this returns. */
  public void serve(Endpoint at, NameServer names) {
    serve(at, names, Duration.ZERO);
  }

  /** The same, each answer so much later. */
  public void serve(Endpoint at, NameServer names, Duration delay) {
    datagrams(
        at,
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new DnsOverUdp(names, delay));
          }
        });
  }

  private void datagrams(Endpoint at, ChannelHandler handler) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops)
            .channelFactory(() -> new NioDatagramChannel(family(at)))
            .handler(handler);
    bind(() -> bootstrap.bind(socketAddress(at)));
  }

  /**
   * Netty makes the socket on the thread that calls bind, which must therefore be the namespace's.
   */
  private void bind(Callable<ChannelFuture> bind) {
    listening.add(namespace.call(bind).syncUninterruptibly().channel());
  }

  private static SocketProtocolFamily family(Endpoint at) {
    return switch (at.address().family()) {
      case IPV4 -> SocketProtocolFamily.INET;
      case IPV6 -> SocketProtocolFamily.INET6;
    };
  }

  private static InetSocketAddress socketAddress(Endpoint at) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(at.address().octets()), at.port());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 octets are always an address", e);
    }
  }

  @Override
  public void close() {
    listening.stream().map(Channel::close).toList().forEach(ChannelFuture::awaitUninterruptibly);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
