package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.LAB_ISSUER;
import static org.burkit.lab.trial.Trial.PROVIDERS_RESOLVER;
import static org.burkit.lab.trial.Trial.PUBLIC_RESOLVER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Lie;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.burkit.lab.world.Policy;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Resolvers that lie, and the ways round them that are closed. */
class ResolverWireTest {
  private static final String DOH = "198.18.53.54";

  @Test
  @Proves("lie NoSuchName")
  void denial_isTheProvidersOwn() throws Exception {
    says(new Lie.NoSuchName(), "NXDOMAIN");
  }

  @Test
  @Proves("lie Refused")
  void refusal_isTheProvidersOwn() throws Exception {
    says(new Lie.Refused(), "REFUSED");
  }

  @Test
  @Proves("lie ServerFailure")
  void failure_isTheProvidersOwn() throws Exception {
    says(new Lie.ServerFailure(), "SERVFAIL");
  }

  @Test
  @Proves("lie FalseAddress")
  void falseAddress_isTheProvidersOwn() throws Exception {
    says(new Lie.FalseAddress(Ip4.parse("198.18.66.6")), "198.18.66.6");
  }

  private static void says(Lie lie, String expected) throws Exception {
    try (Trial trial = Trial.under(Policy.lying(Map.of(AULNET_NAME, lie)))) {
      assertThat(trial.home().ask(PROVIDERS_RESOLVER, AULNET_NAME, 1)).containsExactly(expected);
      assertThat(trial.home().ask(PROVIDERS_RESOLVER, "sau.example", 1))
          .containsExactly("198.18.20.16");
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 1)).containsExactly(AULNET);
    }
  }

  @Test
  @Proves({"Service.Divert", "service at UDP port 53"})
  void hijack_answersInThePublicResolversName() throws Exception {
    Rule hijack =
        new Rule(
            "hijack",
            new Trigger.Service(Trigger.Transport.UDP, 53),
            new Action.Divert(new Endpoint(Ip4.parse(PROVIDERS_RESOLVER), 53)));
    Map<String, Lie> lies = Map.of(AULNET_NAME, new Lie.NoSuchName());
    try (Trial trial = Trial.under(new Policy(List.of(hijack), lies, Set.of()))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 1)).containsExactly("NXDOMAIN");
      assertThat(trial.home().ask(PUBLIC_RESOLVER, "sau.example", 1))
          .containsExactly("198.18.20.16");
      assertThat(trial.atHome().toHome())
          .extracting(p -> p.source().toString())
          .as("who seems to answer")
          .containsOnly(PUBLIC_RESOLVER);
      assertThat(trial.atServers().toHome())
          .extracting(p -> p.source().toString())
          .as("who answers")
          .containsOnly(PROVIDERS_RESOLVER);
    }
  }

  @Test
  @Proves("service at TCP port 853")
  void blockedDnsOverTls_isSilentWhileDnsOverUdpIsNot() throws Exception {
    var trigger = new Trigger.Service(Trigger.Transport.TCP, 853);
    try (Trial trial = Trial.under(new Rule("dot", trigger, new Action.Drop()))) {
      assertThat(trial.home().expectingSilence().say(PUBLIC_RESOLVER, 853).end())
          .isEqualTo("silence");
      assertThat(trial.atServers().fromHome()).isEmpty();
      assertThat(trial.home().ask(PUBLIC_RESOLVER, AULNET_NAME, 1)).containsExactly(AULNET);
    }
    try (Trial open = Trial.under()) {
      assertThat(
              open.home()
                  .askOverStream(PUBLIC_RESOLVER, 853, AULNET_NAME, Type.A)
                  .getSection(Section.ANSWER))
          .hasSize(1);
    }
  }

  @Test
  void blockedDnsOverHttps_isSilentByItsName() throws Exception {
    var trigger = new Trigger.TlsServerName(Names.of("doh.lab.example"));
    try (Trial trial = Trial.under(new Rule("doh", trigger, new Action.Drop()))) {
      assertThat(trial.home().expectingSilence().tls(DOH, "doh.lab.example")).isEqualTo("silence");
      assertThat(trial.reached()).isEmpty();
      assertThat(trial.home().tls(AULNET, AULNET_NAME)).isEqualTo(LAB_ISSUER);
    }
    try (Trial open = Trial.under()) {
      assertThat(open.home().tls(DOH, "doh.lab.example")).isEqualTo(LAB_ISSUER);
    }
  }
}
