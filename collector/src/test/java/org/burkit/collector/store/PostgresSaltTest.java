package org.burkit.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.burkit.collector.journal.Position;
import org.burkit.collector.vantage.PrefixKeys;
import org.junit.jupiter.api.Test;

class PostgresSaltTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  private final PostgresAddress database = TestPostgres.database();
  private Instant now = NOON;

  PostgresSaltTest() throws Exception {}

  @Test
  void oneAddressBlock_hasOneKey_whicheverCollectorHearsIt_alsoAfterTheSaltIsRenewed()
      throws Exception {
    PrefixKeys first = PrefixKeys.open(new PostgresSalt(database), () -> now);
    PrefixKeys second = PrefixKeys.open(new PostgresSalt(database), () -> now);
    long key = first.of(InetAddress.getByName("203.0.113.1"));
    assertThat(second.of(InetAddress.getByName("203.0.113.77"))).isEqualTo(key);

    now = NOON.plus(Duration.ofDays(90));

    long next = second.of(InetAddress.getByName("203.0.113.1"));
    assertThat(next).isNotEqualTo(key);
    assertThat(first.of(InetAddress.getByName("203.0.113.1"))).isEqualTo(next);
  }

  @Test
  void storeThatIsBegunAnew_keepsTheSalt() throws Exception {
    PrefixKeys before = PrefixKeys.open(new PostgresSalt(database), () -> now);
    var goal = new Goal(() -> Position.START);
    PostgresStore.open(database, "one", "journal", true, goal).close();
    PrefixKeys after = PrefixKeys.open(new PostgresSalt(database), () -> now);

    InetAddress address = InetAddress.getByName("203.0.113.1");
    assertThat(after.of(address)).isEqualTo(before.of(address));
  }

  @Test
  void databaseThatIsAway_isSaidSo() {
    var away = PostgresAddress.of("jdbc:postgresql://127.0.0.1:1/burkit", Map.of());
    assertThatThrownBy(() -> new PostgresSalt(away).at(NOON))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:1/burkit");
  }
}
