package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.wire.Requests.get;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;

/** When a rule acts, on real connections and by the censor's own clock. */
class WhenWireTest {
  private static final Instant ORDER = Instant.parse("2026-11-24T09:00:00Z");
  private static final int CONNECTIONS = 40;

  @Test
  @Proves("When.Hours")
  void hours_areThoseOfTheCensorsClock() throws Exception {
    Rule rule =
        acting(new When.Hours(LocalTime.of(20, 0), LocalTime.of(6, 0), ZoneOffset.ofHours(5)));
    assertThat(ends(Trial.at(Instant.parse("2026-11-24T00:00:00+05:00"), rule), 1))
        .containsExactly("refused");
    assertThat(ends(Trial.at(Instant.parse("2026-11-24T12:00:00+05:00"), rule), 1))
        .containsExactly("closed");
  }

  @Test
  @Proves("When.Since")
  void moment_isThatOfTheCensorsClock() throws Exception {
    Rule rule = acting(new When.Since(ORDER));
    assertThat(ends(Trial.at(ORDER.plusSeconds(1), rule), 1)).containsExactly("refused");
    assertThat(ends(Trial.at(ORDER.minusSeconds(3600), rule), 1)).containsExactly("closed");
  }

  @Test
  @Proves("When.Share")
  void share_isOfConnections_andTheSameOnesUnderTheSameSeed_seed7() throws Exception {
    Rule rule = acting(new When.Share(0.5));
    List<String> first = ends(Trial.seeded(7, rule), CONNECTIONS);
    assertThat(first.stream().filter("refused"::equals).count()).isBetween(10L, 30L);
    assertThat(ends(Trial.seeded(7, rule), CONNECTIONS)).isEqualTo(first);
    assertThat(ends(Trial.seeded(8, rule), CONNECTIONS)).isNotEqualTo(first);
  }

  /** How connections end, one after the other. */
  private static List<String> ends(Trial trial, int count) throws Exception {
    List<String> ends = new ArrayList<>();
    try (trial) {
      for (int i = 0; i < count; i++) {
        ends.add(trial.home().say(AULNET, 80, get("aulnet.example")).end());
      }
    }
    return ends;
  }

  private static Rule acting(When when) {
    return new Rule("address", new Trigger.Address(Ip4.parse(AULNET)), new Action.Reset())
        .when(when);
  }
}
