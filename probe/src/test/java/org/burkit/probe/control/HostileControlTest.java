package org.burkit.probe.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.burkit.model.ControlRequest;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Harm;
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

  private final Harm harm = new Harm();
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
    Failure failure = ask(harm.endless(HEAD + "\r\n", part.repeat(1024)), PATIENCE);

    assertThat(failure).isEqualTo(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    assertThat(harm.sent()).isLessThan(MOST_TAKEN);
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
              harm.write(socket, head.getBytes(StandardCharsets.UTF_8));
              harm.write(socket, bomb.toByteArray());
            },
            PATIENCE);

    assertThat(failure).isEqualTo(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
  }

  @Test
  void byteForByte_endsWithTheDeadline() throws Exception {
    Failure failure = ask(harm.dripping(HEAD + "\r\n"), Duration.ofMillis(400));

    assertThat(failure).isEqualTo(Failure.of(FailureKind.TIMEOUT));
  }

  private Failure ask(Peer.Conduct conduct, Duration patience) throws Exception {
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
