package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.packet.TcpSegment.RST;
import static org.burkit.lab.packet.TcpSegment.SYN;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.wire.Requests.hello;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Forgery;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.World;
import org.junit.jupiter.api.Test;

/** The marks of a censor's own packets as they come home, beside the genuine ones. */
class ForgeryWireTest {
  private static final Forgery MARKS = new Forgery(117, 54_321, 8192);

  /** The hops between the censor and the home, each of which takes one off. */
  private static final int HOPS_HOME = World.CENSOR_HOP - 1;

  @Test
  @Proves("forgery")
  void reset_hasItsMarks_andTheServersPacketsHaveTheirOwn() throws Exception {
    var trigger = new Trigger.TlsServerName(Names.of(AULNET_NAME));
    Policy policy = Policy.censoring(new Rule("sni", trigger, new Action.Reset())).with(MARKS);
    try (Trial trial = Trial.under(policy)) {
      assertThat(trial.home().say(AULNET, 443, hello(AULNET_NAME)).end()).isEqualTo("reset");
      Packet forged = one(trial, RST);
      assertThat(forged.ttl()).isEqualTo(117 - HOPS_HOME);
      assertThat(forged.identification()).isEqualTo(54_321);
      assertThat(TcpSegment.in(forged).orElseThrow().window()).isEqualTo(8192);
      Packet genuine = one(trial, SYN);
      assertThat(genuine.ttl()).as("all four hops are on its way").isEqualTo(64 - 4);
    }
  }

  @Test
  void forgedDnsAnswer_hasItsMarks() throws Exception {
    Rule rule =
        new Rule(
            "dns",
            new Trigger.DnsName(Names.of(AULNET_NAME)),
            Action.ForgeDns.injecting(Ip4.parse("198.18.66.6")));
    try (Trial trial = Trial.under(Policy.censoring(rule).with(MARKS))) {
      trial.home().ask(Trial.PUBLIC_RESOLVER, AULNET_NAME, 2);
      List<Packet> answers =
          trial.atHome().toHome().stream().filter(p -> UdpDatagram.in(p).isPresent()).toList();
      assertThat(answers).hasSize(2);
      assertThat(answers.getFirst().ttl()).isEqualTo(117 - HOPS_HOME);
      assertThat(answers.getFirst().identification()).isEqualTo(54_321);
      assertThat(answers.getLast().ttl()).isEqualTo(64 - 4);
    }
  }

  private static Packet one(Trial trial, int flag) {
    return trial.atHome().toHome().stream()
        .filter(p -> TcpSegment.in(p).filter(s -> s.has(flag)).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
