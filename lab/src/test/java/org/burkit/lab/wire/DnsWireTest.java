package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.burkit.lab.trial.Capture.datagrams;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.PROVIDERS_RESOLVER;
import static org.burkit.lab.trial.Trial.PUBLIC_RESOLVER;

import java.net.SocketTimeoutException;
import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What becomes of DNS questions on their way, whoever is asked. */
class DnsWireTest {
  private static final Names NAME = Names.of(AULNET_NAME);
  private static final String FALSE = "198.18.66.6";

  @Test
  @Proves({
    "DnsName.ForgeDns",
    "DnsName over UDP",
    "DnsName asking ANYTHING",
    "forged Address",
    "forged answers: 1",
    "genuine answer FOLLOWS"
  })
  void forgedAnswer_comesBeforeTheGenuineOne_fiftyTimes() throws Exception {
    try (Trial trial = Trial.under(forging(addresses(1)))) {
      for (int i = 0; i < 50; i++) {
        assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 2))
            .containsExactly(FALSE, AULNET);
      }
      leavesOthersAlone(trial);
      assertThat(overTcp(trial.home())).as("over TCP nothing is forged").isEqualTo(AULNET);
    }
  }

  @Test
  @Proves("forged answers: 2")
  void twoForgedAnswers_comeBeforeTheGenuineOne() throws Exception {
    try (Trial trial = Trial.under(forging(addresses(2)))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 3))
          .containsExactly(FALSE, "198.18.66.7", AULNET);
    }
  }

  @Test
  @Proves("forged answers: 3")
  void threeForgedAnswers_comeBeforeTheGenuineOne() throws Exception {
    try (Trial trial = Trial.under(forging(addresses(3)))) {
      assertThat(trial.home().ask(PROVIDERS_RESOLVER, AULNET_NAME, 4))
          .containsExactly(FALSE, "198.18.66.7", "198.18.66.8", AULNET);
    }
  }

  @Test
  @Proves("lost race")
  void lostRace_bringsTheForgedAnswerLast() throws Exception {
    Action late = addresses(1).losingRace(new When.Share(1));
    try (Trial trial = Trial.under(forging(late))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 2)).containsExactly(AULNET, FALSE);
    }
  }

  @Test
  void raceLostSometimes_isLostForTheSameQuestionsUnderTheSameSeed_seed7() throws Exception {
    Rule rule = forging(addresses(1).losingRace(new When.Share(0.5)));
    List<List<String>> first = races(7, rule);
    assertThat(first).contains(List.of(AULNET, FALSE), List.of(FALSE, AULNET));
    assertThat(races(7, rule)).isEqualTo(first);
    assertThat(races(8, rule)).isNotEqualTo(first);
  }

  private static List<List<String>> races(long seed, Rule rule) throws Exception {
    List<List<String>> all = new java.util.ArrayList<>();
    try (Trial trial = Trial.seeded(seed, rule)) {
      for (int i = 0; i < 20; i++) {
        all.add(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 2));
      }
    }
    return all;
  }

  @Test
  @Proves({"DnsName over UDP_AND_TCP"})
  void questionOverTcp_isAnsweredFalselyToo() throws Exception {
    var trigger = new Trigger.DnsName(NAME, Trigger.Carriers.UDP_AND_TCP);
    try (Trial trial = Trial.under(new Rule("dns", trigger, addresses(1)))) {
      assertThat(overTcp(trial.home())).isEqualTo(FALSE);
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 1)).containsExactly(FALSE);
    }
  }

  @Test
  @Proves({"genuine answer NEVER_COMES", "forged NoSuchName"})
  void denial_isAllThatComes() throws Exception {
    says(new ForgedAnswer.NoSuchName(), "NXDOMAIN");
  }

  @Test
  @Proves("forged Refused")
  void refusal_isAllThatComes() throws Exception {
    says(new ForgedAnswer.Refused(), "REFUSED");
  }

  @Test
  @Proves("forged ServerFailure")
  void failure_isAllThatComes() throws Exception {
    says(new ForgedAnswer.ServerFailure(), "SERVFAIL");
  }

  @Test
  @Proves("forged Empty")
  void emptyAnswer_isAllThatComes() throws Exception {
    says(new ForgedAnswer.Empty(), "NOERROR");
  }

  private static void says(ForgedAnswer answer, String expected) throws Exception {
    try (Trial trial = Trial.under(forging(Action.ForgeDns.instead(answer)))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 1)).containsExactly(expected);
      assertThat(trial.reached()).as("what reaches the resolver").isEmpty();
      leavesOthersAlone(trial);
    }
  }

  @Test
  void denialBeforeTheGenuineAnswer_comesFirst() throws Exception {
    Action denial = Action.ForgeDns.injecting(new ForgedAnswer.NoSuchName());
    try (Trial trial = Trial.under(forging(denial))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 2))
          .containsExactly("NXDOMAIN", AULNET);
    }
  }

  @Test
  @Proves("DnsName.Drop")
  void question_vanishes() throws Exception {
    try (Trial trial = Trial.under(forging(new Action.Drop()))) {
      for (String resolver : List.of(PUBLIC_RESOLVER, PROVIDERS_RESOLVER)) {
        assertThatThrownBy(() -> trial.home().expectingSilence().ask(resolver, AULNET_NAME, 1))
            .isInstanceOf(SocketTimeoutException.class);
      }
      assertThat(datagrams(trial.atHome().fromHome())).hasSize(2);
      assertThat(trial.reached()).isEmpty();
      leavesOthersAlone(trial);
    }
  }

  private static String overTcp(Client home) throws Exception {
    Message answer = home.askOverStream(PUBLIC_RESOLVER, 53, AULNET_NAME, Type.A);
    return answer.getSection(Section.ANSWER).getFirst().rdataToString();
  }

  private static void leavesOthersAlone(Trial trial) throws Exception {
    assertThat(trial.home().ask(PUBLIC_RESOLVER, "sau.example", 1)).containsExactly("198.18.20.16");
  }

  private static Action.ForgeDns addresses(int count) {
    return switch (count) {
      case 1 -> Action.ForgeDns.injecting(ip(6));
      case 2 -> Action.ForgeDns.injecting(ip(6), ip(7));
      default -> Action.ForgeDns.injecting(ip(6), ip(7), ip(8));
    };
  }

  private static Ip4 ip(int last) {
    return Ip4.parse("198.18.66." + last);
  }

  private static Rule forging(Action action) {
    return new Rule("dns", new Trigger.DnsName(NAME), action);
  }
}
