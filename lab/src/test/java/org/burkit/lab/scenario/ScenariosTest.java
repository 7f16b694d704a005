package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Policy;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  @Test
  void table_hasAtLeastAsManyInnocentsAsCensors() {
    long blocked = Scenarios.all().stream().filter(s -> s.truth().isBlocked()).count();
    assertThat(blocked).isPositive();
    assertThat(Scenarios.all().size() - blocked).isGreaterThanOrEqualTo(blocked);
  }

  @Test
  void rows_haveNamesOfTheirOwnAndSitesThatExistUnlessDead() {
    var plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
    assertThat(Scenarios.all())
        .filteredOn(s -> plan.site(host(s.url())).isEmpty())
        .extracting(Scenario::name)
        .containsExactly("dead-name");
  }

  private static String host(String url) {
    return IDN.toASCII(url.replaceFirst("https?://", "").replaceFirst("/$", ""));
  }

  @Test
  void misspeltName_findsTheOneThatWasMeant() {
    assertThat(Scenarios.nearest("sni-drp").getFirst()).isEqualTo("sni-drop");
    assertThat(Scenarios.nearest("dns_nxdomain").getFirst()).isEqualTo("dns-nxdomain");
    assertThat(Scenarios.named("sni-drp")).isEmpty();
  }
}
