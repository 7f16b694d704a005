package org.burkit.probe.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.burkit.model.DnsReply;
import org.burkit.model.EchConfigs;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.StunRequest;
import org.burkit.probe.net.hop.ServersInitial;
import org.xbill.DNS.Message;

/** What the network's steps read of strangers, for the fuzzer: each step over played bytes. */
public final class NetTargets {
  public static final URI PAGE = URI.create("https://example.com/a?b=c");
  private static final String HOST = "example.com";
  private static final String AT = "192.0.2.1:443";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Nobody answers what was spoilt: to wait for it would lead to nothing. */
  private static final Duration OF_QUIC = Duration.ofMillis(50);

  private static final List<String> TYPES = List.of("A", "AAAA", "HTTPS", "TXT");
  private static final List<String> CODINGS =
      List.of("gzip", "deflate", "br", "zstd", "gzip, br", "deflate, deflate, zstd", "other");
  private static final List<String> CONTENT_TYPES =
      List.of("text/html", "text/html; charset=windows-1251", "text/html; charset=utf-16", "");
  private static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("targets", true), NioIoHandler.newFactory());
  private static final Certificates AUTHORITY = authority();
  private static final ChainJudge JUDGE =
      new ChainJudge(List.of(AUTHORITY.root()), InstantSource.system());
  private static final TlsStep TLS = new TlsStep(JUDGE);
  private static final EchStep ECH = new EchStep(JUDGE);
  private static final QuicStep QUIC =
      new QuicStep(LOOP, JUDGE, Optional.empty(), new PageMemory());
  private static final RawQuic RAW_QUIC = rawQuic();

  private NetTargets() {}

  private static Certificates authority() {
    try {
      return new Certificates("Burkit test");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static RawQuic rawQuic() {
    try {
      return new RawQuic(LOOP, AUTHORITY.keysFor(HOST));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 1, List.of());
  }

  private static Deadline deadline() {
    return Deadline.in(PATIENCE);
  }

  private static byte[] after(byte[] bytes, int count) {
    return Arrays.copyOfRange(bytes, Math.min(count, bytes.length), bytes.length);
  }

  private static int first(byte[] bytes) {
    return bytes.length == 0 ? 0 : Byte.toUnsignedInt(bytes[0]);
  }

  /** A byte for the type that was asked for, then a reply; its number is 0. */
  public static Observation dns(byte[] bytes) {
    String type = TYPES.get(first(bytes) % TYPES.size());
    Message query = DnsMessages.question(HOST, type).orElseThrow();
    query.getHeader().setID(0);
    byte[] wire = after(bytes, 1);
    DnsReply reply = DnsMessages.read(wire, query, Duration.ZERO);
    var _ = DnsMessages.isTruncated(wire);
    var seen =
        new DnsLookup(
            HOST,
            type,
            "udp",
            "192.0.2.1:53",
            reply.answers(),
            List.of(reply),
            reply.failure(),
            step().since(Duration.ZERO),
            Extra.NONE);
    seen.addresses().forEach(NetTargets::expectAddress);
    for (var binding : seen.serviceBindings()) {
      binding.ipv4Hints().forEach(NetTargets::expectAddress);
      binding.ipv6Hints().forEach(NetTargets::expectAddress);
      binding.ech().flatMap(EchConfigs::of).ifPresent(EchConfigs::wire);
    }
    return seen;
  }

  private static void expectAddress(String text) {
    if (Addresses.parse(text).isEmpty()) {
      throw new IllegalStateException("an address that is none: " + text);
    }
  }

  /** What a server of DNS over HTTPS says, its head first. */
  public static Observation doh(byte[] bytes) {
    return new DohDns(HttpUrl.get("http://127.0.0.1/dns-query"), PlayedClient.reading(bytes))
        .lookup(HOST, "A", step(), deadline());
  }

  /** A server's answer to a ClientHello, whose session it is told where it is to tell it. */
  public static Observation tls(byte[] bytes) throws InterruptedException {
    Tap tap = new Tap();
    try (Played wire = Played.answering(tap, heard -> withSession(bytes, heard))) {
      TlsHandshake seen = TLS.handshake(wire.channel(), tap, AT, HOST, HOST, step(), deadline());
      expectEnded(seen.failure());
      return seen;
    }
  }

  /** TLS 1.3 has the server say the client's session (RFC 8446 section 4.1.3). */
  private static byte[] withSession(byte[] answer, byte[] hello) {
    int at = 5 + 4 + 2 + 32;
    byte[] said = answer.clone();
    if (said.length > at + 33
        && hello.length > at + 33
        && said[0] == 22
        && said[5] == 2
        && said[at] == 32
        && hello[at] == 32) {
      System.arraycopy(hello, at + 1, said, at + 1, 32);
    }
    return said;
  }

  /** The same, where names can be hidden; a byte for how this one is said. */
  public static void ech(byte[] bytes) throws InterruptedException {
    Greeting greeting =
        first(bytes) % 2 == 0 ? new Greeting.Pretending(HOST) : new Greeting.Clear(HOST);
    byte[] said = after(bytes, 1);
    Tap tap = new Tap();
    try (Played wire = Played.answering(tap, heard -> withSession(said, heard))) {
      expectEnded(ECH.greet(wire.channel(), tap, greeting, deadline()).failure());
    }
  }

  /** Certificates, one after the other, as a chain. */
  public static Observation certificates(byte[] bytes) {
    List<X509Certificate> chain;
    try {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (CertificateException e) {
      chain = List.of();
    }
    return new TlsHandshake(
        AT,
        HOST,
        JUDGE.judge(chain, HOST),
        chain.stream().map(TlsStep::peerCertificate).toList(),
        "TLSv1.3",
        "",
        "",
        step().since(Duration.ZERO),
        Extra.NONE);
  }

  public static Page http1(byte[] bytes) throws InterruptedException {
    return page("http/1.1", bytes);
  }

  public static Page http2(byte[] bytes) throws InterruptedException {
    return page(Http2.NAME, bytes);
  }

  private static Page page(String alpn, byte[] bytes) throws InterruptedException {
    Tap tap = new Tap();
    PageMemory memory = new PageMemory();
    UnaryOperator<byte[]> answer = _ -> bytes;
    try (Played wire = Played.answering(tap, answer)) {
      Page page = new HttpStep(wire.channel(), tap, AT, alpn, memory).get(PAGE, step(), deadline());
      expectEnded(page.exchange().failure());
      int room = memory.take(PageMemory.OF_EACH, Integer.MAX_VALUE);
      if (room != new PageMemory().take(PageMemory.OF_EACH, Integer.MAX_VALUE)) {
        throw new IllegalStateException("memory was taken and not given back");
      }
      return page;
    }
  }

  /** How many bytes the server says on a stream of its own, those, and its answer. */
  public static Page http3(byte[] bytes) throws InterruptedException {
    byte[] all = after(bytes, 1);
    int own = Math.min(first(bytes), all.length);
    RAW_QUIC.says(Arrays.copyOf(all, own), after(all, own));
    try (QuicConnection connection =
        QUIC.connect(Peer.loopback(), RAW_QUIC.port(), HOST, step(), deadline())) {
      if (!connection.isOpen()) {
        throw new IllegalStateException("no handshake: " + connection.observation());
      }
      Page page = connection.get(PAGE, step(), deadline());
      expectEnded(page.exchange().failure());
      return page;
    }
  }

  /**
   * What a server, or anybody on the way, says to the first packet of QUIC: each a byte for the
   * kind, one for the length, and so many bytes. In the end it closes the connection.
   */
  public static Observation quic(byte[] bytes) throws Exception {
    try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(Peer.loopback(), 0))) {
      server.setSoTimeout((int) PATIENCE.toMillis());
      Thread saying = Thread.ofVirtual().start(() -> say(server, bytes));
      try (QuicConnection connection =
          QUIC.connect(
              Peer.loopback(), server.getLocalPort(), HOST, step(), Deadline.in(OF_QUIC))) {
        QuicHandshake seen = connection.observation();
        if (seen.failure().isEmpty()) {
          throw new IllegalStateException("a handshake with nobody: " + seen);
        }
        saying.join();
        return seen;
      }
    }
  }

  private static void say(DatagramSocket server, byte[] bytes) {
    try {
      DatagramPacket heard = new DatagramPacket(new byte[2048], 2048);
      server.receive(heard);
      InetAddress to = heard.getAddress();
      var initial = new ServersInitial(Arrays.copyOf(heard.getData(), heard.getLength()));
      ByteBuffer left = ByteBuffer.wrap(bytes);
      int number = 0;
      while (left.remaining() > 2) {
        int kind = Byte.toUnsignedInt(left.get());
        byte[] part = new byte[Math.min(Byte.toUnsignedInt(left.get()), left.remaining())];
        left.get(part);
        byte[] said =
            switch (kind % 3) {
              case 0 -> initial.packet(number++, part);
              case 1 -> initial.versions(part);
              default -> part;
            };
        server.send(new DatagramPacket(said, said.length, to, heard.getPort()));
      }
      byte[] closing = initial.packet(number, new byte[] {0x1c, 0, 0, 0});
      server.send(new DatagramPacket(closing, closing.length, to, heard.getPort()));
    } catch (SocketTimeoutException e) {
      throw new IllegalStateException("nobody spoke", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A byte for the coding, one for the type of the content, and a body. */
  public static HttpResponse body(byte[] bytes) {
    var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_ENCODING, CODINGS.get(first(bytes) % CODINGS.size()))
        .set(
            HttpHeaderNames.CONTENT_TYPE,
            CONTENT_TYPES.get(first(after(bytes, 1)) % CONTENT_TYPES.size()));
    Body body = Body.of(head, ByteString.of(after(bytes, 2)));
    MetaRefresh.host(PAGE, body.text());
    return body.response(head, false);
  }

  /** A datagram in answer to a binding request whose id is nothing but zeroes. */
  public static Observation stun(byte[] bytes) {
    var request = new StunRequest(new byte[StunRequest.ID_LENGTH]);
    boolean answered = request.isAnsweredBy(bytes);
    request
        .mapped(bytes)
        .map(Addresses::ofBytes)
        .map(Addresses::text)
        .ifPresent(text -> {
          expectAddress(text);
          if (!answered) {
            throw new IllegalStateException("an address out of what is no answer");
          }
        });
    return new StunBinding(
        AT,
        answered ? Optional.empty() : Optional.of(Failures.timeout()),
        step().since(Duration.ZERO),
        Extra.NONE);
  }

  /** The other side has ended: who waits on waits for nobody. */
  private static void expectEnded(Optional<Failure> failure) {
    if (failure.map(Failure::kind).filter(FailureKind.TIMEOUT::equals).isPresent()) {
      throw new IllegalStateException("it waited though the other side had ended");
    }
  }
}
