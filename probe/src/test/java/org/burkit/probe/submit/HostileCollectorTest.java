package org.burkit.probe.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.lists.bundle.Bundle;
import org.burkit.model.Vantage;
import org.burkit.probe.net.Harm;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.submit.CollectorClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever stands in the collector's place and means harm is a collector that is away. */
@ExtendWith(NoLeaks.class)
class HostileCollectorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_TAKEN = 12 << 20;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

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
  @ValueSource(strings = {"[", "{\"results\":[", "{\"a\":\"xxxxxxxx\",", "1", " "})
  void jsonWithoutEnd_isNoAnswer(String part) throws Exception {
    try (Peer peer = Peer.tcp(harm.endless(HEAD, part.repeat(1024)))) {
      CollectorClient client = client(peer, PATIENCE);

      assertThat(client.send(client.pack(new byte[] {'1'}), Optional.empty()))
          .isInstanceOf(Answer.Away.class);
      assertThat(harm.sent()).isLessThan(MOST_TAKEN);
      assertThat(client.vantage().orElse(Vantage.UNKNOWN)).isEqualTo(Vantage.UNKNOWN);
      assertThat(harm.sent()).isLessThan(MOST_TAKEN);
      assertThat(client.mostTelling(Set.of())).isEmpty();
      assertThat(harm.sent()).isLessThan(MOST_TAKEN);
      assertThat(client.tokenKeys()).isEmpty();
      assertThat(harm.sent()).isLessThan(MOST_TAKEN);
      assertThat(client.issue(IssuingKey.generate().issuer(), 1, Optional.empty())).isEmpty();
      assertThat(harm.sent()).isLessThan(MOST_TAKEN);
      assertThat(client.listBundle(Optional.empty()).map(offer -> offer.bytes().size()).orElse(0))
          .isLessThanOrEqualTo(Bundle.LARGEST + 1);
      assertThat(harm.sent()).isLessThan(MOST_TAKEN + 2 * Bundle.LARGEST);
    }
  }

  @Test
  void lengthBelowNothing_isNoAnswer() throws Exception {
    String head = HEAD.replace("\r\n\r\n", "\r\nContent-Length: -70\r\n\r\n");
    try (Peer peer = Peer.tcp(Peer.answering(head + "{}"))) {
      CollectorClient client = client(peer, PATIENCE);

      assertThat(client.send(client.pack(new byte[] {'1'}), Optional.empty()))
          .isInstanceOf(Answer.Away.class);
      assertThat(client.mostTelling(Set.of())).isEmpty();
      assertThat(client.sealingKey()).isEmpty();
    }
  }

  @Test
  void byteForByte_endsWithThePatience() throws Exception {
    try (Peer peer = Peer.tcp(harm.dripping(HEAD))) {
      CollectorClient client = client(peer, Duration.ofMillis(400));

      assertThat(client.send(client.pack(new byte[] {'1'}), Optional.empty()))
          .isEqualTo(new Answer.Away("generic_timeout_error"));
    }
  }

  private CollectorClient client(Peer peer, Duration patience) {
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + peer.port());
    return new CollectorClient(
        new Route(1, url, Optional.empty()), network.client(List.of()), patience);
  }
}
