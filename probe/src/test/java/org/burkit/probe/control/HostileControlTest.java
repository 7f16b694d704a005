package org.burkit.probe.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.burkit.model.ControlRequest;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A control that means harm costs its patience and a bound of memory, and is no control. */
@ExtendWith(NoLeaks.class)
class HostileControlTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_TAKEN = 16 << 20;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final AtomicLong sent = new AtomicLong();
  private Network network;

  @BeforeEach
  void open() {
    network = new Network(List.of(), InstantSource.system(), Duration.ZERO);
  }

  @AfterEach
  void close() {
    network.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "\"xxxxxxxx", "{\"dns\":{\"addrs\":[\"\",", "1", " "})
  void jsonWithoutEnd_isUnparseable(String part) throws Exception {
    byte[] many = part.repeat(1024).getBytes(StandardCharsets.UTF_8);
    Failure failure =
        ask(
            (socket, n) -> {
              Peer.readHead(socket);
              write(socket, (HEAD + "\r\n").getBytes(StandardCharsets.UTF_8));
              while (true) {
                write(socket, many);
              }
            },
            PATIENCE);

    assertThat(failure).isEqualTo(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    assertThat(sent.get()).isLessThan(MOST_TAKEN);
  }

  @Test
  void bomb_isUnparseable() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bomb)) {
      zip.write("[".repeat(64 << 20).getBytes(StandardCharsets.UTF_8));
    }
    Failure failure =
        ask(
            (socket, n) -> {
              Peer.readHead(socket);
              String head = HEAD + "Content-Encoding: gzip\r\n\r\n";
              write(socket, head.getBytes(StandardCharsets.UTF_8));
              write(socket, bomb.toByteArray());
            },
            PATIENCE);

    assertThat(failure).isEqualTo(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
  }

  @Test
  void byteForByte_endsWithTheDeadline() throws Exception {
    Failure failure =
        ask(
            (socket, n) -> {
              Peer.readHead(socket);
              write(socket, (HEAD + "\r\n").getBytes(StandardCharsets.UTF_8));
              while (true) {
                write(socket, new byte[] {' '});
                LockSupport.parkNanos(20_000_000);
              }
            },
            Duration.ofMillis(400));

    assertThat(failure).isEqualTo(Failure.of(FailureKind.TIMEOUT));
  }

  private void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    sent.addAndGet(bytes.length);
  }

  private Failure ask(Peer.Conduct conduct, Duration patience) throws IOException {
    try (Peer peer = Peer.tcp(conduct)) {
      HttpUrl url = HttpUrl.get("http://127.0.0.1:" + peer.port() + "/");
      ControlAnswer answer =
          new ControlClient(url, network.client(List.of())).ask(request(), Deadline.in(patience));
      assertThat(answer.control()).isEmpty();
      return answer.failure().orElseThrow();
    }
  }

  private static ControlRequest request() {
    return new ControlRequest("https://sau.example/", Map.of(), List.of(), false, Optional.empty());
  }
}
