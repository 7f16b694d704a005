package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class BandwidthTest {

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
}
