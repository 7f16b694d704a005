package org.burkit.probe.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.burkit.model.Asn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Asn DALA = new Asn(64501);

  @TempDir Path directory;

  @Test
  void networkThatIsNamed_isTheSameWhereverItIsMetAndNoOther() throws Exception {
    DeviceSecret secret = DeviceSecret.of(Home.open(directory));

    assertThat(new Pseudonyms(secret, "a").in(DALA, NOW))
        .isEqualTo(new Pseudonyms(secret, "b").in(DALA, NOW));
    assertThat(
            Set.of(
                new Pseudonyms(secret, "a").in(DALA, NOW),
                new Pseudonyms(secret, "a").in(new Asn(64502), NOW),
                new Pseudonyms(secret, "a").in(Asn.UNKNOWN, NOW),
                new Pseudonyms(secret, "b").in(Asn.UNKNOWN, NOW)))
        .hasSize(4);
  }

  @Test
  void nothingThatTellsNetworksApart_joinsNoTwoRuns() throws Exception {
    DeviceSecret secret = DeviceSecret.of(Home.open(directory));

    assertThat(Pseudonyms.ofOneRun(secret).in(Asn.UNKNOWN, NOW))
        .isNotEqualTo(Pseudonyms.ofOneRun(secret).in(Asn.UNKNOWN, NOW));
  }
}
