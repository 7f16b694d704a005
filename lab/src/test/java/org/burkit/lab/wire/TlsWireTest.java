package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.packet.TcpSegment.FIN;
import static org.burkit.lab.packet.TcpSegment.RST;
import static org.burkit.lab.trial.Capture.data;
import static org.burkit.lab.trial.Capture.flagged;
import static org.burkit.lab.trial.Capture.segments;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.LAB_ISSUER;
import static org.burkit.lab.wire.Requests.cut;
import static org.burkit.lab.wire.Requests.hello;

import java.time.Duration;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.trial.Heard;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Doorway;
import org.burkit.lab.world.Policy;
import org.junit.jupiter.api.Test;

/** What becomes of TLS whose ClientHello has a name. */
class TlsWireTest {
  private static final Names NAME = Names.of(AULNET_NAME);
  private static final int BEFORE_THE_NAME = 40;

  @Test
  @Proves({"TlsServerName.Drop", "TlsServerName by STREAM", "When.Always"})
  void drop_keepsTheHelloFromTheServer() throws Exception {
    try (Trial trial = Trial.under(sni(new Action.Drop()))) {
      assertThat(trial.home().expectingSilence().say(AULNET, 443, hello(AULNET_NAME)))
          .isEqualTo(new Heard("", "silence"));
      assertThat(trial.reached()).isEmpty();
      assertThat(trial.hits("sni")).isEqualTo(1);
      leavesOthersAlone(trial);
    }
  }

  @Test
  void drop_concernsTheNameWhereverItIsCut() throws Exception {
    try (Trial trial = Trial.under(sni(new Action.Drop()))) {
      byte[][] pieces = cut(hello(AULNET_NAME), BEFORE_THE_NAME);
      assertThat(trial.home().expectingSilence().say(AULNET, 443, pieces).end())
          .isEqualTo("silence");
      assertThat(data(trial.reached())).as("the first piece alone").isEqualTo(BEFORE_THE_NAME);
    }
  }

  @Test
  @Proves("TlsServerName by PACKET")
  void lookingAtPackets_missesANameThatIsCut() throws Exception {
    var trigger = new Trigger.TlsServerName(NAME, Trigger.Sight.PACKET);
    try (Trial trial = Trial.under(new Rule("sni", trigger, new Action.Reset()))) {
      byte[] hello = hello(AULNET_NAME);
      assertThat(trial.home().say(AULNET, 443, hello).end()).isEqualTo("reset");
      String first = trial.home().firstWord(AULNET, 443, cut(hello, BEFORE_THE_NAME));
      assertThat(first).as("a ServerHello").startsWith("\u0016\u0003");
      assertThat(trial.hits("sni")).isEqualTo(1);
    }
  }

  @Test
  void programThatCutsHellos_escapesPacketsAndNotStreams() throws Exception {
    Access cutter = Access.behind(Doorway.HELLO_CUTTER);
    var packets = new Trigger.TlsServerName(NAME, Trigger.Sight.PACKET);
    Rule unaware = new Rule("sni", packets, new Action.Drop());
    try (Trial trial = Trial.under(Policy.censoring(unaware).with(cutter))) {
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(LAB_ISSUER);
      assertThat(segments(trial.reached()).getFirst().dataLength()).isEqualTo(20);
      assertThat(trial.hits("sni")).isZero();
    }
    try (Trial trial = Trial.under(Policy.censoring(sni(new Action.Reset())).with(cutter))) {
      assertThat(trial.home().say(AULNET, 443, hello(AULNET_NAME)).end()).isEqualTo("reset");
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("TlsServerName.Reset")
  void reset_goesToBothEnds() throws Exception {
    try (Trial trial = Trial.under(sni(new Action.Reset()))) {
      assertThat(trial.home().say(AULNET, 443, hello(AULNET_NAME)))
          .isEqualTo(new Heard("", "reset"));
      assertThat(trial.reached()).isEmpty();
      assertThat(flagged(RST, trial.atHome().toHome())).hasSize(1);
      leavesOthersAlone(trial);
      assertThat(Capturing.resetsOfTheFirst(trial)).hasSize(1);
    }
  }

  @Test
  @Proves("TlsServerName.ResetClient")
  void resetOfTheClientAlone_letsTheHelloThrough() throws Exception {
    try (Trial trial = Trial.under(sni(new Action.ResetClient()))) {
      byte[] hello = hello(AULNET_NAME);
      assertThat(trial.home().say(AULNET, 443, hello).end()).isEqualTo("reset");
      assertThat(flagged(RST, trial.atHome().toHome())).isNotEmpty();
      leavesOthersAlone(trial);
      assertThat(Capturing.sent(trial.reached(), hello)).isTrue();
    }
  }

  @Test
  @Proves("TlsServerName.Close")
  void close_isAFinWithoutAWord() throws Exception {
    try (Trial trial = Trial.under(sni(new Action.Close()))) {
      assertThat(trial.home().say(AULNET, 443, hello(AULNET_NAME)))
          .isEqualTo(new Heard("", "closed"));
      assertThat(flagged(FIN, trial.atHome().toHome()))
          .hasSize(1)
          .allMatch(fin -> fin.dataLength() == 0 && !fin.has(RST));
      leavesOthersAlone(trial);
      assertThat(Capturing.resetsOfTheFirst(trial)).hasSize(1);
    }
  }

  @Test
  @Proves("TlsServerName.Alert")
  void alert_isFatalAndSaysWhichName() throws Exception {
    Action alert = new Action.Alert(Action.Alert.UNRECOGNIZED_NAME);
    try (Trial trial = Trial.under(sni(alert))) {
      assertThat(trial.home().say(AULNET, 443, hello(AULNET_NAME)))
          .isEqualTo(new Heard("\u0015\u0003\u0003\0\u0002\u0002p", "closed"));
      assertThat(trial.reached()).isEmpty();
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("TlsServerName.Mute")
  void mute_letsTheServerHearAndNotBeHeard() throws Exception {
    try (Trial trial = Trial.under(sni(new Action.Mute()))) {
      byte[] hello = hello(AULNET_NAME);
      assertThat(trial.home().expectingSilence().say(AULNET, 443, hello))
          .isEqualTo(new Heard("", "silence"));
      leavesOthersAlone(trial);
      assertThat(Capturing.sent(trial.reached(), hello)).isTrue();
      assertThat(Capturing.saidToTheFirst(trial, trial.atServers())).isPositive();
      assertThat(Capturing.saidToTheFirst(trial, trial.atHome())).isZero();
    }
  }

  @Test
  @Proves("residual")
  void residue_keepsThePairApart_alsoForOtherNames() throws Exception {
    Rule rule = sni(new Action.Reset()).withResidual(Duration.ofMinutes(10));
    try (Trial trial = Trial.under(rule)) {
      leavesOthersAlone(trial);
      assertThat(trial.home().say(AULNET, 443, hello(AULNET_NAME)).end()).isEqualTo("reset");
      assertThat(trial.home().expectingSilence().tls(AULNET, "other.example")).isEqualTo("silence");
      assertThat(trial.home().tls("198.18.20.16", "sau.example")).isEqualTo(LAB_ISSUER);
    }
  }

  private static void leavesOthersAlone(Trial trial) throws Exception {
    assertThat(trial.home().tls(AULNET, "other.example")).isEqualTo(LAB_ISSUER);
  }

  private static Rule sni(Action action) {
    return new Rule("sni", new Trigger.TlsServerName(NAME), action);
  }
}
