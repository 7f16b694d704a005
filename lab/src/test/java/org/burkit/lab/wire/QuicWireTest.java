package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Capture.datagrams;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.TestInitial;
import org.burkit.lab.packet.UdpDatagram;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;

/** What becomes of QUIC, told by what reaches the servers. */
class QuicWireTest {
  private static final Names NAME = Names.of(AULNET_NAME);

  @Test
  @Proves({"Service.Drop", "service at UDP port 443"})
  void blockedPort_isBlockedForUdpAlone() throws Exception {
    var trigger = new Trigger.Service(Trigger.Transport.UDP, 443);
    try (Trial trial = Trial.under(new Rule("quic", trigger, new Action.Drop()))) {
      trial.home().cast(AULNET, 443, initial(AULNET_NAME));
      trial.home().cast(AULNET, 443, initial("other.example"));
      trial.home().cast(AULNET, 444, new byte[] {1});
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(Trial.LAB_ISSUER);
      assertThat(datagrams(trial.atHome().fromHome())).hasSize(3);
      assertThat(datagrams(trial.atServers().fromHome()))
          .extracting(d -> d.destination().port())
          .containsExactly(444);
    }
  }

  @Test
  @Proves("QuicServerName.Drop")
  void nameInTheInitial_isReadAndItsFlowCut() throws Exception {
    Rule rule = new Rule("quic", new Trigger.QuicServerName(NAME), new Action.Drop());
    try (Trial trial = Trial.under(rule)) {
      byte[] other = initial("other.example");
      trial.home().cast(AULNET, 443, initial(AULNET_NAME));
      trial.home().cast(AULNET, 443, other);
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(Trial.LAB_ISSUER);
      List<UdpDatagram> reached = datagrams(trial.atServers().fromHome());
      assertThat(reached).hasSize(1);
      assertThat(reached.getFirst().data()).isEqualTo(other);
      assertThat(trial.hits("quic")).isEqualTo(1);
    }
  }

  private static byte[] initial(String name) throws Exception {
    byte[] handshake = TestInitial.handshake(name);
    return TestInitial.carrying(handshake, 0, handshake.length, 2);
  }
}
