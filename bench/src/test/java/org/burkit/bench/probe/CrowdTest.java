package org.burkit.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.burkit.lab.world.Site;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd(1_000, 20);

  @Test
  void openSites_shareAddressesByTens_droppedOnesDoNot() {
    assertThat(
            crowd.open(1_000).stream()
                .collect(Collectors.groupingBy(Site::west, Collectors.counting()))
                .values())
        .hasSize(100)
        .containsOnly(10L);
    assertThat(crowd.deadFirst(0)).extracting(Site::west).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void mixed_hasEveryDroppedSiteOnce_evenlySpread() {
    List<Site> mixed = crowd.mixed(80);

    assertThat(mixed).hasSize(100).doesNotHaveDuplicates();
    for (int i = 0; i < 100; i++) {
      assertThat(mixed.get(i).host().startsWith("d")).isEqualTo(i % 5 == 0);
    }
  }

  @Test
  void plan_dropsTheDroppedAddressesAtOneProviderOnly() {
    assertThat(crowd.plan().provider(Crowd.PROVIDER).orElseThrow().policy().rules()).hasSize(20);
    assertThat(crowd.plan().provider("keng").orElseThrow().policy().rules()).isEmpty();
  }
}
