package org.burkit.probe.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLEngine;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.http.StrictAnswers;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.HttpHeader;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.Observation.TcpConnect;

/**
 * The machine's network as the probe uses it. Any thread may ask; one per process is enough.
 * Closing it ends its threads and the connections that are still open.
 */
public final class Network implements AutoCloseable {
  /** A collector or control that does not take the call by then is away. */
  private static final Duration SERVICE_CONNECT = Duration.ofSeconds(5);

  private static final long SHAPING_INTERVAL_MS = 100;

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("probe-net", true), NioIoHandler.newFactory());
  private final PageMemory memory = new PageMemory();
  private final TlsStep tls;
  private final EchStep ech;
  private final QuicStep quic;
  private final DatagramCount datagrams = new DatagramCount();
  private final StunStep stun = new StunStep(datagrams);
  private final ServiceTrust trust;

  /** Holds data back on all connections to targets together; shared by their pipelines. */
  private final Optional<GlobalTrafficShapingHandler> shaping;

  /** Of calls to services, under the same bound. */
  private final SocketFactory sockets;

  private final OkHttpClient client;
  private final Queue<DotConnections> toClose = new ConcurrentLinkedQueue<>();
  private final Duration dnsWindow;

  /**
   * @param roots what certificates are judged against; the machine's store is never asked
   * @param dnsWindow how long to listen on after the first answer to a DNS question over UDP
   */
  public Network(Collection<X509Certificate> roots, InstantSource clock, Duration dnsWindow) {
    this(roots, clock, dnsWindow, Optional.empty());
  }

  /**
   * @param bandwidth what all connections may take together; empty for no bound. Questions over
   *     UDP, which are small, and traces are not held back
   */
  public Network(
      Collection<X509Certificate> roots,
      InstantSource clock,
      Duration dnsWindow,
      Optional<Bandwidth> bandwidth) {
    this.shaping =
        bandwidth.map(most ->
            new GlobalTrafficShapingHandler(
                loop, most.bytesPerSecond(), most.bytesPerSecond(), SHAPING_INTERVAL_MS));
    this.sockets =
        shaping
            .<SocketFactory>map(handler ->
                new ShapedSockets(handler.trafficCounter(), bandwidth.orElseThrow(), Thread::sleep))
            .orElseGet(SocketFactory::getDefault);
    ChainJudge judge = new ChainJudge(roots, clock);
    this.tls = new TlsStep(judge);
    this.ech = new EchStep(judge);
    this.quic = new QuicStep(loop, judge, shaping, memory);
    this.trust = new ServiceTrust(roots);
    this.dnsWindow = dnsWindow;
    this.client =
        StrictAnswers.in(new OkHttpClient.Builder())
            .socketFactory(sockets)
            .sslSocketFactory(trust.sockets(), trust.manager())
            .connectionPool(new ConnectionPool(4, 5, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(SERVICE_CONNECT)
            .proxy(java.net.Proxy.NO_PROXY)
            .build();
  }

  /** A resolver asked over UDP that keeps listening for second answers. */
  public Dns udpDns(String engine, List<InetSocketAddress> servers) {
    return new UdpDns(engine, servers, dnsWindow, datagrams);
  }

  /** A resolver asked over UDP that is content with the first answer: for our own services. */
  public Dns plainDns(List<InetSocketAddress> servers) {
    return new UdpDns("udp", servers, Duration.ZERO, datagrams);
  }

  /**
   * A resolver asked over HTTPS.
   *
   * @param bootstrap finds the address of the DoH server itself
   */
  public Dns dohDns(HttpUrl url, List<Dns> bootstrap) {
    return new DohDns(url, client(bootstrap));
  }

  /**
   * A resolver asked over TLS, by a certificate that holds for its name.
   *
   * @param bootstrap finds the address of the DoT server itself
   */
  public Dns dotDns(String host, int port, List<Dns> bootstrap) {
    DotConnections connections =
        new DotConnections(host, port, new OwnNames(bootstrap), sockets, trust.sockets());
    toClose.add(connections);
    return new DotDns(host + ":" + port, connections);
  }

  /** An HTTP client for our own services, which finds their names in the given ways, in order. */
  public OkHttpClient client(List<Dns> names) {
    return client.newBuilder().dns(new OwnNames(names)).build();
  }

  /** The same client over HTTP/3 alone, where {@link #speaksQuic}. */
  public OkHttpClient overQuic(OkHttpClient services) {
    return services.newBuilder().addInterceptor(new QuicCalls(quic, services.dns())).build();
  }

  /** What a request to a target says of the browser and its language. */
  public static List<HttpHeader> browserHeaders() {
    return Browser.preferences();
  }

  /** The published word for how a call to one of our own services failed. */
  public static Failure failure(IOException thrown) {
    return Failures.of(thrown);
  }

  /** Opens a TCP connection; one that failed says so and needs no closing. */
  public Connection connect(InetAddress ip, int port, Step step, Deadline deadline)
      throws InterruptedException {
    Duration t0 = step.watch().elapsed();
    Tap tap = new Tap();
    ChannelFuture connecting = bootstrap(tap, deadline).connect(new InetSocketAddress(ip, port));
    boolean done = Opening.await(connecting, connecting.channel(), deadline);
    Optional<Failure> failure = Optional.empty();
    if (!connecting.isSuccess()) {
      Throwable cause = done ? connecting.cause() : null;
      failure = Optional.of(cause == null ? Failures.timeout() : Failures.of(cause));
      var _ = connecting.channel().close();
    }
    TcpConnect observation =
        new TcpConnect(Addresses.text(ip), port, failure, step.since(t0), Extra.NONE);
    return new Connection(observation, connecting.channel(), tap, tls, ech, memory);
  }

  /** False where QUIC is not available on this platform. */
  public boolean speaksQuic() {
    return quic.isAvailable();
  }

  /**
   * False where names cannot be hidden on this platform (Encrypted Client Hello). The first to ask
   * has the native library loaded: ask only where a name is met that can be hidden.
   */
  public boolean hidesNames() {
    return ech.isAvailable();
  }

  /**
   * The first bytes of a handshake that {@link Connection#greet} would begin, which nobody is sent
   * by this. Only where {@link #hidesNames} says so, and for what was said before.
   */
  public byte[] hello(Greeting greeting) {
    return EchStep.hello(greeting);
  }

  /**
   * TLS for who sends by other means: a handshake ends only with a server that proves to be {@code
   * name}.
   */
  public SSLEngine engine(String name) {
    return trust.engine(name);
  }

  /** Opens a QUIC connection for {@code name}; one that failed says so and needs no closing. */
  public QuicConnection quic(InetAddress ip, int port, String name, Step step, Deadline deadline)
      throws InterruptedException {
    return quic.connect(ip, port, name, step, deadline);
  }

  /** Asks for a STUN binding, as a call would at its beginning. */
  public StunBinding stun(InetAddress ip, int port, Step step, Deadline deadline) {
    return stun.bind(ip, port, step, deadline);
  }

  /**
   * The address that a STUN server sees this machine under, so that it can be taken out of what is
   * written; empty where nothing answers.
   */
  public Optional<InetAddress> ownAddress(InetAddress server, int port, Deadline deadline) {
    return stun.ownAddress(server, port, deadline);
  }

  /**
   * Bytes so far, both ways: of questions over UDP, and, where there is a bound, of all connections
   * and QUIC. Traces, a few packets each, are left out.
   */
  public long bytes() {
    long ofConnections =
        shaping
            .map(GlobalTrafficShapingHandler::trafficCounter)
            .map(line -> line.cumulativeReadBytes() + line.cumulativeWrittenBytes())
            .orElse(0L);
    return ofConnections + datagrams.bytes();
  }

  private Bootstrap bootstrap(Tap tap, Deadline deadline) {
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, deadline.millisAtLeastOne())
        .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                shaping.ifPresent(channel.pipeline()::addLast);
                channel.pipeline().addLast(tap);
                Held.begin(channel);
              }
            });
  }

  @Override
  public void close() {
    toClose.forEach(DotConnections::close);
    shaping.ifPresent(GlobalTrafficShapingHandler::release);
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
    var _ = loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
