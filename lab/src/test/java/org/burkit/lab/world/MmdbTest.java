package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import org.burkit.lab.packet.Family;
import org.junit.jupiter.api.Test;

class MmdbTest {
  private static final Instant BUILT = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void everyNetwork_isFoundByTheReferenceReader() throws Exception {
    Plan plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    byte[] bytes = Mmdb.of(plan.allNetworks(), BUILT);
    try (Reader reader = new Reader(new ByteArrayInputStream(bytes))) {
      for (Network network : plan.allNetworks()) {
        for (var prefix : network.prefixes()) {
          Map<?, ?> found =
              reader.get(InetAddress.getByName(prefix.base().plus(9).toString()), Map.class);
          assertThat(found.get("autonomous_system_number"))
              .isEqualTo((long) network.asn().number());
          assertThat(found.get("autonomous_system_organization")).isEqualTo(network.names().en());
          assertThat(found.get("country")).isEqualTo(Map.of("iso_code", network.country()));
        }
      }
      assertThat(plan.allNetworks().getFirst().prefixes())
          .extracting(prefix -> prefix.base().family())
          .containsExactly(Family.IPV4, Family.IPV6);
      assertThat(reader.getMetadata().ipVersion()).isEqualTo(6);
      assertThat(reader.get(InetAddress.getByName("2001:2:0:1263::1"), Map.class)).isNull();
      assertThat(reader.get(InetAddress.getByName("8.8.8.8"), Map.class)).isNull();
      assertThat(reader.get(InetAddress.getByName("198.18.99.1"), Map.class)).isNull();
      assertThat(reader.getMetadata().buildTime()).isEqualTo(BUILT);
    }
  }
}
