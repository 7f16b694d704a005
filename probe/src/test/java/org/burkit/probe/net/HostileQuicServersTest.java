package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.burkit.model.Failure;
import org.burkit.model.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers of HTTP/3 that mean harm, as {@link HostileServersTest} has it of those over TCP. */
@ExtendWith(NoLeaks.class)
class HostileQuicServersTest {
  private static final String NAME = "sau.example";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long IN_BUFFERS = 12 << 20;

  /** A HEADERS frame of {@code :status: 200}: no dynamic table, index 25 of RFC 9204 appendix A. */
  private static final byte[] OK = HexFormat.of().parseHex("01030000d9");

  /** The beginning of a DATA frame of 2^30 - 1 bytes. */
  private static final byte[] LARGEST_DATA = HexFormat.of().parseHex("00bfffffff");

  private static Certificates authority;

  private final AtomicLong sent = new AtomicLong();
  private Network network;

  @BeforeAll
  static void authority() throws Exception {
    authority = new Certificates("Root");
  }

  @BeforeEach
  void open() {
    network = new Network(List.of(authority.root()), InstantSource.system(), Duration.ZERO);
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void endlessBody_isCutAtOneMebibyte() throws Exception {
    HttpResponse response =
        get(endless(joined(OK, LARGEST_DATA), new byte[16 * 1024]), PATIENCE)
            .exchange()
            .response()
            .orElseThrow();

    assertThat(response.bodyLength()).isEqualTo(ResponseReader.MAX_BODY);
    assertThat(response.truncated()).isTrue();
    assertThat(sent.get()).isLessThan(IN_BUFFERS);
  }

  @Test
  void endlessHeaders_areCutOff() throws Exception {
    byte[] begin = HexFormat.of().parseHex("01bfffffff0000d9");

    assertRefused(get(endless(begin, new byte[16 * 1024]), PATIENCE));
    assertThat(sent.get()).isLessThan(IN_BUFFERS);
  }

  @Test
  void headersThatUnpackToManyMegabytes_areCutOff() throws Exception {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(HexFormat.of().parseHex("0000d9"));
    for (int i = 0; i < 30_000; i++) {
      block.writeBytes(HexFormat.of().parseHex("ff16")); // index 85, more than 70 letters
    }
    byte[] length = {(byte) 0x80, 0, (byte) (block.size() >> 8), (byte) block.size()};

    assertRefused(
        get(endless(joined(new byte[] {1}, length, block.toByteArray()), new byte[0]), PATIENCE));
  }

  @Test
  void interimResponsesWithoutEnd_areCutOff() throws Exception {
    byte[] interim = HexFormat.of().parseHex("01030000d8"); // index 24: 103
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 2_000; i++) {
      many.writeBytes(interim);
    }

    assertRefused(get(endless(interim, many.toByteArray()), PATIENCE));
    assertThat(sent.get()).isLessThan(IN_BUFFERS);
  }

  @Test
  void bodyByteForByte_endsWithThePatience() throws Exception {
    Page page =
        get(
            (context, request) -> {
              write(context, joined(OK, LARGEST_DATA));
              context
                  .executor()
                  .scheduleAtFixedRate(
                      () -> write(context, new byte[] {'x'}), 0, 20, TimeUnit.MILLISECONDS);
            },
            Duration.ofMillis(600));

    assertThat(page.exchange().failure()).contains(Failures.timeout());
    assertThat(page.exchange().response().orElseThrow().truncated()).isTrue();
  }

  private static void assertRefused(Page page) {
    assertThat(page.exchange().failure())
        .isPresent()
        .isNotEqualTo(Optional.<Failure>of(Failures.timeout()));
    assertThat(page.exchange().response()).isEmpty();
  }

  private Page get(QuicPeer.Conduct conduct, Duration patience) throws Exception {
    Step step = new Step(Stopwatch.start(), 7, List.of("depth=0"));
    try (QuicPeer peer = QuicPeer.http3(authority.keysFor(NAME), conduct);
        QuicConnection connection =
            network.quic(Peer.loopback(), peer.port(), NAME, step, Deadline.in(PATIENCE))) {
      return connection.get(URI.create("https://" + NAME + "/"), step, Deadline.in(patience));
    }
  }

  /** Sends {@code part} again and again for as long as it is taken. */
  private QuicPeer.Conduct endless(byte[] begin, byte[] part) {
    return (context, request) -> {
      write(context, begin);
      more(context, part);
    };
  }

  private void more(ChannelHandlerContext context, byte[] part) {
    if (part.length > 0) {
      write(context, part)
          .addListener(done -> {
            if (done.isSuccess()) {
              more(context, part);
            }
          });
    }
  }

  /** Below the codecs: bytes of the stream as they are. */
  private ChannelFuture write(ChannelHandlerContext context, byte[] bytes) {
    sent.addAndGet(bytes.length);
    return context.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(bytes));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
