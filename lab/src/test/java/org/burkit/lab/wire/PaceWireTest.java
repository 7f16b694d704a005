package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.packet.TcpSegment.RST;
import static org.burkit.lab.trial.Capture.data;
import static org.burkit.lab.trial.Capture.flagged;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.ZOR;
import static org.burkit.lab.trial.Trial.ZOR_NAME;
import static org.burkit.lab.wire.Requests.get;

import java.time.Duration;
import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.trial.Heard;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;

/** What becomes of a server's data after its connection was let through. */
class PaceWireTest {
  private static final String ULKEN = "198.18.20.90";
  private static final String ULKEN_NAME = "ulken.example";

  @Test
  @Proves("TlsServerName.Shape")
  void shaping_keepsTheRateAndLosesNothing() throws Exception {
    int rate = 20_000;
    try (Trial trial = Trial.under(sni(AULNET_NAME, new Action.Shape(rate)))) {
      Heard page = trial.home().page(AULNET, AULNET_NAME);
      assertThat(page.end()).isEqualTo("closed");
      assertThat(page.text()).endsWith("</html>\n");
      List<Packet> came =
          trial.atHome().toHome().stream().filter(p -> data(List.of(p)) > 0).toList();
      long later = came.stream().skip(1).mapToLong(Packet::length).sum();
      Duration took =
          Duration.between(
              trial.atHome().when(came.getFirst()), trial.atHome().when(came.getLast()));
      // Busy machines make it slower still, never faster.
      assertThat(later).isPositive();
      assertThat(later * 1_000_000_000L / took.toNanos()).isLessThan(rate * 11 / 10);
    }
  }

  @Test
  @Proves("TlsServerName.Lose")
  void loss_takesItsPartOfTheServersPackets() throws Exception {
    try (Trial trial = Trial.seeded(7, sni(ZOR_NAME, new Action.Lose(0.25)))) {
      trial.home().firstBytes(ZOR, ZOR_NAME, 100_000);
      double sent = dataPackets(trial.atServers().toHome());
      double came = dataPackets(trial.atHome().toHome());
      assertThat(sent).isGreaterThan(20);
      assertThat(came / sent).isBetween(0.6, 0.9);
    }
  }

  @Test
  @Proves("TlsServerName.Freeze")
  void freeze_isSilenceAfterItsBytes() throws Exception {
    int bytes = 16_384;
    try (Trial trial = Trial.under(sni(ZOR_NAME, new Action.Freeze(bytes)))) {
      Heard page = trial.home().waiting(Duration.ofSeconds(4)).page(ZOR, ZOR_NAME);
      assertThat(page.end()).isEqualTo("silence");
      assertThat(data(trial.atHome().toHome())).isBetween(1L, (long) bytes);
      assertThat(data(trial.atServers().toHome())).isGreaterThan(bytes);
      assertThat(flagged(RST, trial.atHome().toHome())).isEmpty();
    }
  }

  @Test
  @Proves("HttpHost.ResetLater")
  void resetInMidBody_comesAfterItsBytes() throws Exception {
    Rule rule =
        new Rule(
            "host", new Trigger.HttpHost(Names.of(ULKEN_NAME)), new Action.ResetLater(100_000));
    try (Trial trial = Trial.under(rule)) {
      Heard heard = trial.home().say(ULKEN, 80, get(ULKEN_NAME));
      assertThat(heard.end()).isEqualTo("reset");
      assertThat(data(trial.atHome().toHome())).isBetween(50_000L, 100_000L);
      assertThat(flagged(RST, trial.atHome().toHome())).hasSize(1);
      Heard other = trial.home().say(ULKEN, 80, get("other.example"));
      assertThat(other.text()).startsWith("HTTP/1.1 421");
      assertThat(Capturing.resetsOfTheFirst(trial)).isNotEmpty();
    }
  }

  private static double dataPackets(List<Packet> packets) {
    return packets.stream().filter(p -> data(List.of(p)) > 0).count();
  }

  private static Rule sni(String name, Action action) {
    return new Rule("sni", new Trigger.TlsServerName(Names.of(name)), action);
  }
}
