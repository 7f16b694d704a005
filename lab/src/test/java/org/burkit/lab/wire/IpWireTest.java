package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.packet.TcpSegment.RST;
import static org.burkit.lab.trial.Capture.flagged;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.AZAT;
import static org.burkit.lab.trial.Trial.AZAT_NAME;
import static org.burkit.lab.trial.Trial.LAB_ISSUER;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;

/** What becomes of packets by where they go. */
class IpWireTest {
  private static final String BORDER = "198.19.0.2";
  private static final int UNREACHABLE = 3;
  private static final int PROHIBITED = 13;

  @Test
  @Proves("Address.Drop")
  void drop_keepsEverySynFromTheServer() throws Exception {
    try (Trial trial = Trial.under(address(new Action.Drop()))) {
      assertThat(trial.home().expectingSilence().tls(AULNET, AULNET_NAME)).isEqualTo("silence");
      assertThat(trial.atHome().fromHome()).isNotEmpty();
      assertThat(trial.atServers().fromHome()).isEmpty();
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("Address.Reset")
  void reset_answersTheSyn() throws Exception {
    try (Trial trial = Trial.under(address(new Action.Reset()))) {
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo("refused");
      assertThat(flagged(RST, trial.atHome().toHome())).hasSize(1);
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("Address.Prohibit")
  void prohibition_isIcmpFromTheBorder() throws Exception {
    try (Trial trial = Trial.under(address(new Action.Prohibit()))) {
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo("prohibited");
      List<Packet> icmp =
          trial.atHome().toHome().stream().filter(p -> p.protocol() == Packet.ICMP).toList();
      assertThat(icmp).isNotEmpty();
      Packet first = icmp.getFirst();
      assertThat(first.source()).hasToString(BORDER);
      assertThat(first.bytes()).satisfies(b -> assertThat(b[20]).isEqualTo((byte) UNREACHABLE));
      assertThat(first.bytes()).satisfies(b -> assertThat(b[21]).isEqualTo((byte) PROHIBITED));
      assertThat(trial.atServers().fromHome()).isEmpty();
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("Everything.Drop")
  void shutdown_isSilenceForAll() throws Exception {
    Rule all = new Rule("all", new Trigger.Everything(), new Action.Drop());
    try (Trial trial = Trial.under(all)) {
      assertThat(trial.home().expectingSilence().tls(AULNET, AULNET_NAME)).isEqualTo("silence");
      assertThat(trial.home().expectingSilence().http(AZAT, AZAT_NAME)).isEqualTo("silence");
      trial.home().cast(Trial.PUBLIC_RESOLVER, 53, new byte[12]);
      assertThat(trial.home().expectingSilence().http("198.18.20.22", "ashyq.example"))
          .isEqualTo("silence");
      assertThat(trial.atServers().fromHome()).isEmpty();
    }
  }

  private static void leavesOthersAlone(Trial trial) throws Exception {
    assertThat(trial.home().tls("198.18.20.16", "sau.example")).isEqualTo(LAB_ISSUER);
  }

  private static Rule address(Action action) {
    return new Rule("address", new Trigger.Address(Ip4.parse(AULNET)), action);
  }
}
