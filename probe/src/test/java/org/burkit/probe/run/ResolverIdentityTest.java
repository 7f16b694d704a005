package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.DnsAnswer;
import org.burkit.model.Extra;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Trace;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverIdentityTest {
  private static final Optional<String> WHOAMI = Optional.of("whoami.example");

  @Test
  void resolverElsewhere_saysItsWordAndItsNetwork() {
    JsonNode identity = ask(resolver("198.18.53.53:53"), WHOAMI).get(0);

    assertThat(identity)
        .hasToString(
            "{\"engine\":\"udp\",\"network\":\"198.18.12.0/24\",\"id_server\":\"dns7.almaty\"}");
  }

  @Test
  void resolverAtHome_doesNotSayItsWord() {
    JsonNode identity = ask(resolver("192.168.1.1:53"), WHOAMI).get(0);

    assertThat(identity.has("id_server")).isFalse();
    assertThat(identity.path("network").textValue()).isEqualTo("198.18.12.0/24");
  }

  @Test
  void noName_isNotAsked() {
    assertThat(ask(resolver("198.18.53.53:53"), Optional.empty()).get(0).has("network")).isFalse();
  }

  @Test
  void nobodyAnswers_nothingIsSaid() {
    Dns silent = (name, type, step, deadline) -> lookup("198.18.53.53:53", List.of());

    assertThat(new ResolverIdentity(Map.of("udp", silent), WHOAMI).ask()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"198.18.12.53, 198.18.12.0/24", "2001:db8:1:2::3, 2001:db8:1::/48"})
  void address_isKeptAsItsNetwork(String address, String network) {
    assertThat(ResolverIdentity.network(Addresses.parse(address).orElseThrow())).isEqualTo(network);
  }

  private static JsonNode ask(Dns dns, Optional<String> whoami) {
    return new ResolverIdentity(Map.of("udp", dns), whoami).ask().get("x_resolver_identity");
  }

  private static Dns resolver(String address) {
    return (name, type, step, deadline) ->
        lookup(
            address,
            name.equals("id.server")
                ? List.of(DnsAnswer.of("TXT", "dns7.almaty", 0))
                : List.of(DnsAnswer.of("A", "198.18.12.53", 0)));
  }

  private static DnsLookup lookup(String resolver, List<DnsAnswer> answers) {
    return new DnsLookup(
        "x", "A", "udp", resolver, answers, List.of(), Optional.empty(), Trace.NONE, Extra.NONE);
  }
}
