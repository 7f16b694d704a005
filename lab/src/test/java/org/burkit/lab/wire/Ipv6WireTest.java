package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.EGIZ;
import static org.burkit.lab.trial.Trial.EGIZ_IPV6;
import static org.burkit.lab.trial.Trial.EGIZ_NAME;
import static org.burkit.lab.trial.Trial.LAB_ISSUER;
import static org.burkit.lab.trial.Trial.PUBLIC_RESOLVER;
import static org.burkit.lab.trial.Trial.QOS;
import static org.burkit.lab.trial.Trial.QOS_IPV6;
import static org.burkit.lab.trial.Trial.QOS_NAME;

import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Family;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Lie;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Stack;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/** The same techniques over IPv6, and those that mind the version of IP. */
class Ipv6WireTest {
  private static final String PUBLIC_RESOLVER_IPV6 = "2001:2:0:1235::35";
  private static final String PROVIDERS_RESOLVER_IPV6 = "2001:2:0:1300::35";
  private static final String QOS_IN_DNS = "2001:2:0:1214:0:0:0:a0";
  private static final String ALTY_IPV6 = "2001:2:0:1214::a4";
  private static final Names QOS_NAMES = Names.of(QOS_NAME);

  @Test
  void openNetwork_carriesEveryProtocolOverBoth() throws Exception {
    try (Trial trial = dual()) {
      assertThat(trial.home().tls(QOS, QOS_NAME)).isEqualTo(LAB_ISSUER);
      assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isEqualTo(LAB_ISSUER);
      assertThat(trial.home().http(EGIZ_IPV6, EGIZ_NAME)).startsWith("HTTP/1.1 200");
      for (String resolver : List.of(PUBLIC_RESOLVER_IPV6, PROVIDERS_RESOLVER_IPV6)) {
        assertThat(trial.home().ask(resolver, QOS_NAME, Type.AAAA, 1)).containsExactly(QOS_IN_DNS);
        assertThat(trial.home().ask(resolver, QOS_NAME, 1)).containsExactly(QOS);
        assertThat(trial.home().ask(resolver, AULNET_NAME, Type.AAAA, 1))
            .containsExactly("NOERROR");
      }
      assertThat(trial.home().askOverStream(PUBLIC_RESOLVER_IPV6, 853, QOS_NAME, Type.AAAA))
          .satisfies(message -> assertThat(message.getRcode()).isZero());
    }
  }

  @Test
  void tls_isDroppedByItsNameOverBoth() throws Exception {
    try (Trial trial = dual(rule(new Trigger.TlsServerName(QOS_NAMES), new Action.Drop()))) {
      assertThat(trial.home().expectingSilence().tls(QOS, QOS_NAME)).isEqualTo("silence");
      assertThat(trial.home().expectingSilence().tls(QOS_IPV6, QOS_NAME)).isEqualTo("silence");
      assertThat(trial.reached()).as("no hello reached the servers").isEmpty();
      assertThat(trial.home().tls(QOS_IPV6, AULNET_NAME)).isEqualTo(LAB_ISSUER);
      assertThat(trial.hits("rule")).isEqualTo(2);
    }
  }

  @Test
  @Proves({"over [IPV6] alone", "TlsServerName.Reset"})
  void ruleForIpv6_leavesIpv4Alone() throws Exception {
    Rule rule = rule(new Trigger.TlsServerName(QOS_NAMES), new Action.Reset());
    try (Trial trial = dual(rule.over(Family.IPV6))) {
      assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isEqualTo("reset");
      assertThat(trial.home().tls(QOS, QOS_NAME)).isEqualTo(LAB_ISSUER);
    }
  }

  @Test
  @Proves("over [IPV4] alone")
  void ruleForIpv4_overlooksIpv6() throws Exception {
    Rule rule = rule(new Trigger.TlsServerName(QOS_NAMES), new Action.Reset());
    try (Trial trial = dual(rule.over(Family.IPV4))) {
      assertThat(trial.home().tls(QOS, QOS_NAME)).isEqualTo("reset");
      assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isEqualTo(LAB_ISSUER);
    }
  }

  @Test
  void page_isAnsweredInTheServersPlace() throws Exception {
    var page = new Action.Respond(HttpResponse.page("<p>No.</p>"));
    try (Trial trial = dual(rule(new Trigger.HttpHost(Names.of(EGIZ_NAME)), page))) {
      assertThat(trial.home().http(EGIZ_IPV6, EGIZ_NAME)).endsWith("<p>No.</p>");
      assertThat(trial.home().http(EGIZ, EGIZ_NAME)).endsWith("<p>No.</p>");
      assertThat(trial.home().http(EGIZ_IPV6, "syngar.example")).doesNotContain("<p>No.</p>");
    }
  }

  @Test
  void addresses_areDroppedOrRefusedWhileThoseOfIpv4AreOpen() throws Exception {
    try (Trial trial = dual(at(QOS_IPV6, new Action.Reset()), at(ALTY_IPV6, new Action.Drop()))) {
      assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isEqualTo("refused");
      assertThat(trial.home().tls(QOS, QOS_NAME)).isEqualTo(LAB_ISSUER);
      assertThat(trial.home().expectingSilence().tls(ALTY_IPV6, "alty.example"))
          .isEqualTo("silence");
    }
  }

  @Test
  void prohibition_comesByIcmpv6FromTheBorder() throws Exception {
    try (Trial trial = dual(at(QOS_IPV6, new Action.Prohibit()))) {
      // The kernel makes "permission denied" of it, where IPv4 has "no route".
      assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isIn("reset", "refused", "prohibited");
      assertThat(trial.atHome().toHome())
          .extracting(packet -> packet.source().toString() + " " + packet.protocol())
          .containsOnly("2001:2:0:1300::2 58");
    }
  }

  @Test
  void interceptor_answersOverBoth() throws Exception {
    try (Trial trial = Trial.under(Policy.intercepting(QOS_NAME).with(Access.DUAL))) {
      String state = "CN=Lab Security Authority,O=LSA,C=KZ";
      assertThat(trial.home().tls(QOS, QOS_NAME)).isEqualTo(state);
      assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isEqualTo(state);
      assertThat(trial.home().tls(ALTY_IPV6, "alty.example")).isEqualTo(LAB_ISSUER);
    }
  }

  @Test
  @Proves({"DnsName asking IPV6_ADDRESSES", "DnsName asking IPV4_ADDRESSES"})
  void forgedRecord_isOfTheTypeThatWasAskedFor() throws Exception {
    try (Trial trial =
        dual(
            forging(Trigger.Asked.IPV4_ADDRESSES, "198.18.66.6"),
            forging(Trigger.Asked.IPV6_ADDRESSES, "fd00:dead::1"))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, QOS_NAME, Type.AAAA, 2))
          .containsExactly("fd00:dead:0:0:0:0:0:1", QOS_IN_DNS);
      assertThat(trial.home().ask(PUBLIC_RESOLVER_IPV6, QOS_NAME, 2))
          .containsExactly("198.18.66.6", QOS);
      assertThat(trial.home().ask(PUBLIC_RESOLVER, QOS_NAME, Type.TXT, 1))
          .as("other questions are left alone")
          .containsExactly("NOERROR");
    }
  }

  @Test
  void denialOfAaaaOnThePath_leavesQuestionsForAAlone() throws Exception {
    Trigger asked = new Trigger.DnsName(QOS_NAMES).asking(Trigger.Asked.IPV6_ADDRESSES);
    Action denial = Action.ForgeDns.instead(new ForgedAnswer.NoSuchName());
    try (Trial trial = dual(rule(asked, denial))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, QOS_NAME, Type.AAAA, 1))
          .containsExactly("NXDOMAIN");
      assertThat(trial.home().ask(PUBLIC_RESOLVER, QOS_NAME, 1)).containsExactly(QOS);
    }
  }

  @Test
  @Proves("lie NoSuchNameForIpv6")
  void resolver_deniesAaaaAndGivesA() throws Exception {
    Policy policy = Policy.lying(Map.of(QOS_NAME, new Lie.NoSuchNameForIpv6()));
    try (Trial trial = Trial.under(policy.with(Access.DUAL))) {
      assertThat(trial.home().ask(PROVIDERS_RESOLVER_IPV6, QOS_NAME, Type.AAAA, 1))
          .containsExactly("NXDOMAIN");
      assertThat(trial.home().ask(PROVIDERS_RESOLVER_IPV6, QOS_NAME, 1)).containsExactly(QOS);
    }
  }

  @Test
  void brokenHome_hasARouteThatLeadsNowhere() throws Exception {
    Policy policy = Policy.OPEN.with(Access.SOUND.with(Stack.BROKEN_IPV6));
    try (Trial trial = Trial.under(policy)) {
      assertThat(trial.home().expectingSilence().tls(QOS_IPV6, QOS_NAME)).isEqualTo("silence");
      assertThat(trial.atHome().fromHome()).isNotEmpty();
      assertThat(trial.atServers().fromHome()).isEmpty();
      assertThat(trial.home().tls(QOS, QOS_NAME)).isEqualTo(LAB_ISSUER);
    }
  }

  @Test
  void routers_answerOneHopAfterTheOther() throws Exception {
    List<String> routers =
        List.of("2001:2:0:1301::1", "2001:2:0:1300::1", "2001:2:0:1300::2", "2001:2:0:1200::1");
    for (int hop = 1; hop <= routers.size(); hop++) {
      try (Trial trial = dual()) {
        String limited = "ip -6 route replace ::/0 dev net0 metric 1024 hoplimit " + hop;
        Namespace home = trial.world().homes("dala").getFirst().namespace();
        home.command(List.of(limited.split(" ")), Map.of(), "");
        // The kernel says "no route to host" when it hears of a hop limit that ran out.
        assertThat(trial.home().tls(QOS_IPV6, QOS_NAME)).isEqualTo("prohibited");
        assertThat(trial.atHome().toHome())
            .extracting(packet -> packet.source().toString() + " " + packet.protocol())
            .as("who answers at hop %d", hop)
            .containsOnly(routers.get(hop - 1) + " 58");
        assertThat(trial.atServers().fromHome()).isEmpty();
      }
    }
  }

  @Test
  void sites_areWhereTheyAreOverIpv6() throws Exception {
    try (Trial trial = dual()) {
      assertThat(trial.home().expectingSilence().tls("2001:2:0:1214::a6", "aqsaq.example"))
          .isEqualTo("silence");
      assertThat(trial.home().tls("2001:2:0:1214::a7", "olaq.example")).isEqualTo("refused");
      assertThat(trial.home().tls("198.18.20.166", "aqsaq.example")).isEqualTo(LAB_ISSUER);
      assertThat(trial.home().tls("198.18.20.164", "alty.example")).isEqualTo("refused");
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(LAB_ISSUER);
    }
  }

  private static Trial dual(Rule... rules) throws Exception {
    return Trial.under(Policy.censoring(rules).with(Access.DUAL));
  }

  private static Rule rule(Trigger trigger, Action action) {
    return new Rule("rule", trigger, action);
  }

  private static Rule at(String address, Action action) {
    return rule(new Trigger.Address(Ip.parse(address)), action);
  }

  private static Rule forging(Trigger.Asked asked, String address) {
    return rule(
        new Trigger.DnsName(QOS_NAMES).asking(asked), Action.ForgeDns.injecting(Ip.parse(address)));
  }
}
