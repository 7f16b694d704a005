package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.List;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.App;
import org.burkit.lab.world.Apps;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Doorway;
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
        .filteredOn(s -> !s.url().startsWith("service:"))
        .filteredOn(s -> plan.site(host(s.url())).isEmpty())
        .extracting(Scenario::name)
        .containsExactly("dead-name", "dead-name-http");
  }

  @Test
  void rowsOfServices_sayHowEachFunctionFares() {
    assertThat(Scenarios.all())
        .filteredOn(s -> s.url().startsWith("service:") && !s.name().endsWith("-neighbour"))
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(s ->
            assertThat(s.truth().functions().keySet())
                .containsExactlyInAnyOrderElementsOf(
                    Apps.all().stream()
                        .filter(app -> s.url().equals("service:" + app.id()))
                        .flatMap(app -> app.contacts().stream())
                        .map(App.Contact::function)
                        .distinct()
                        .toList()));
  }

  @Test
  void censoredRowThatNamesItsTarget_hasANeighbourUnderTheSamePolicy() {
    Scenario neighbour = Scenarios.named("http-reset-neighbour").orElseThrow();
    assertThat(neighbour.truth()).isEqualTo(Truth.ACCESSIBLE);
    assertThat(neighbour.url()).isEqualTo(Rows.HTTP_OTHER);
    assertThat(neighbour.policy()).isEqualTo(Scenarios.named("http-reset").orElseThrow().policy());
    assertThat(Scenarios.named("dns-nxdomain-neighbour")).isPresent();
    assertThat(Scenarios.named("tls-mitm-known-root-neighbour")).isPresent();
  }

  @Test
  void policyThatSparesNobody_hasNoNeighbour() {
    Scenario portal =
        new Scenario(
            "all",
            "Every site is led away.",
            Rows.SITE,
            Policy.reachedBy(Access.behind(Doorway.CAPTIVE_PORTAL)),
            Truth.blockedByServer("dns.timeout"));
    assertThat(Neighbours.of(List.of(portal))).isEmpty();
  }

  @Test
  void mixedOrder_hasEachRowOnceAndNeighboursFarApart() {
    List<Scenario> mixed = Scenarios.mixed();
    assertThat(mixed).containsExactlyInAnyOrderElementsOf(Scenarios.all());
    int jobs = 12;
    for (int i = 0; i + jobs <= mixed.size(); i++) {
      List<Integer> places =
          mixed.subList(i, i + jobs).stream().map(Scenarios.all()::indexOf).sorted().toList();
      for (int j = 1; j < jobs; j++) {
        assertThat(places.get(j) - places.get(j - 1)).isGreaterThan(5);
      }
    }
  }

  private static String host(String url) {
    return IDN.toASCII(url.replaceFirst("https?://", "").replaceFirst("/$", ""));
  }

  @Test
  void techniques_haveTwinsThatAreLeftAlone() {
    assertThat(Scenarios.all()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(Scenarios.named("sni-mute-neighbour").orElseThrow().truth())
        .isEqualTo(Truth.ACCESSIBLE);
    assertThat(Scenarios.named("http-fin-neighbour").orElseThrow().url())
        .isEqualTo("http://ashyq.example/");
  }

  @Test
  void misspeltName_findsTheOneThatWasMeant() {
    assertThat(Scenarios.nearest("sni-drp").getFirst()).isEqualTo("sni-drop");
    assertThat(Scenarios.nearest("dns_nxdomain").getFirst()).isEqualTo("dns-nxdomain");
    assertThat(Scenarios.named("sni-drp")).isEmpty();
  }
}
