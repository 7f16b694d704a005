package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Capture.datagrams;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.LAB_ISSUER;

import java.util.HexFormat;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;

/** What becomes of STUN, with which calls begin. */
class StunWireTest {
  private static final String CALLS = "198.18.20.132";
  private static final int PORT = 3478;
  private static final String ID = "b7e7a701bc34d686fa87dfae";
  private static final byte[] REQUEST = HexFormat.of().parseHex("000100002112a442" + ID);

  @Test
  @Proves("service at UDP port 3478")
  void blockedPort_isBlockedForUdpAlone() throws Exception {
    var trigger = new Trigger.Service(Trigger.Transport.UDP, PORT);
    try (Trial trial = Trial.under(new Rule("stun", trigger, new Action.Drop()))) {
      trial.home().cast(CALLS, PORT, REQUEST);
      trial.home().cast(CALLS, PORT + 1, REQUEST);
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(LAB_ISSUER);
      assertThat(datagrams(trial.atHome().fromHome())).hasSize(2);
      assertThat(datagrams(trial.atServers().fromHome()))
          .extracting(d -> d.destination().port())
          .containsExactly(PORT + 1);
    }
  }

  @Test
  void openPort_answersWithTheAskersAddress() throws Exception {
    try (Trial trial = Trial.under()) {
      trial.home().cast(CALLS, PORT, REQUEST);
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(LAB_ISSUER);
      int port = datagrams(trial.atHome().fromHome()).getFirst().source().port();
      String masked = "%04x".formatted(port ^ 0x2112);
      // 198.19.1.10 under the mask of RFC 8489 section 14.2
      String address = "%08x".formatted(0xc613010a ^ 0x2112a442);
      assertThat(datagrams(trial.atHome().toHome()))
          .singleElement()
          .satisfies(answer ->
              assertThat(HexFormat.of().formatHex(answer.data()))
                  .isEqualTo("0101000c2112a442" + ID + "002000080001" + masked + address));
    }
  }
}
