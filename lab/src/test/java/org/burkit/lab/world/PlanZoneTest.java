package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.burkit.lab.packet.Ip;
import org.junit.jupiter.api.Test;

class PlanZoneTest {
  private static final Plan PLAN = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);

  @Test
  void whoami_isAnsweredWithTheAskersAddress() {
    for (Provider provider : PLAN.providers()) {
      Ip asker = provider.resolver().four();
      PlanZone zone = new PlanZone(PLAN, new CoverKeys(), true, asker);

      assertThat(zone.addresses(Atlas.WHOAMI)).contains(List.of(asker));
    }
  }

  @Test
  void nameOfNobody_isNotKnown() {
    PlanZone zone = new PlanZone(PLAN, new CoverKeys(), false, Atlas.PUBLIC_RESOLVER);

    assertThat(zone.addresses("nobody.example")).isEmpty();
  }
}
