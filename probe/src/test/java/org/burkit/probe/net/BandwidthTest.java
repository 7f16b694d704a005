package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class BandwidthTest {
  private static final long CHECK_MILLIS = 100;

  /** What {@link ShapedSockets} takes at once. */
  private static final int PART = 8 * 1024;

  @Test
  void heldBackPage_comesWhole() throws Exception {
    String page = "x".repeat(60_000);
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + page;
    var bound = Optional.of(Bandwidth.ofKilobits(1_600));
    try (var network =
            new Network(List.of(), InstantSource.system(), Duration.ofMillis(10), bound);
        var peer = Peer.tcp(Peer.answering(answer))) {
      Step step = new Step(Stopwatch.start(), 1, List.of());
      Deadline deadline = Deadline.in(Duration.ofSeconds(20));
      try (var connection = network.connect(Peer.loopback(), peer.port(), step, deadline)) {
        Page came = connection.get(URI.create("http://azat.example/"), step, deadline);

        assertThat(came.text()).isEqualTo(page);
      }
    }
  }

  /** Nobody waits here: what was asked to be waited is what counts. */
  @Test
  void callsOfServices_areToldToWaitAsLongAsTheirBytesTake() throws Exception {
    int bytes = 64 * 1024;
    Bandwidth most = Bandwidth.ofKilobits(80);
    Queue<Duration> rests = new ConcurrentLinkedQueue<>();
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    var shaping =
        new GlobalTrafficShapingHandler(
            loop, most.bytesPerSecond(), most.bytesPerSecond(), CHECK_MILLIS);
    Stopwatch watch = Stopwatch.start();
    try (var peer = Peer.tcp((socket, n) -> socket.getOutputStream().write(new byte[bytes]));
        var socket = new ShapedSockets(shaping.trafficCounter(), most, rests::add).createSocket()) {
      socket.connect(new InetSocketAddress(Peer.loopback(), peer.port()));

      assertThat(socket.getInputStream().readAllBytes()).hasSize(bytes);
      // What is taken within one step of the counter is only then counted, with its part.
      long longestWithout = CHECK_MILLIS + 1000L * PART / most.bytesPerSecond();
      Duration longest = rests.stream().max(Duration::compareTo).orElseThrow();
      assertThat(longest.plus(watch.elapsed()).toMillis())
          .isGreaterThanOrEqualTo(bytes * 1000L / most.bytesPerSecond() - longestWithout);
    } finally {
      shaping.release();
      loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  @Test
  void callThatIsHeldBack_comesWhole() throws Exception {
    String page = "x".repeat(60_000);
    var bound = Optional.of(Bandwidth.ofKilobits(1_600));
    try (var network =
            new Network(List.of(), InstantSource.system(), Duration.ofMillis(10), bound);
        var peer =
            Peer.tcp(Peer.answering("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + page))) {
      Request request = new Request.Builder().url("http://127.0.0.1:" + peer.port()).build();
      try (Response response = network.client(List.of()).newCall(request).execute()) {
        assertThat(response.body().string()).isEqualTo(page);
      }
    }
  }
}
