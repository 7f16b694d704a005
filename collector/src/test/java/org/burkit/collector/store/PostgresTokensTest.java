package org.burkit.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.burkit.collector.token.TokenDesk;
import org.burkit.model.Sha256;
import org.junit.jupiter.api.Test;

class PostgresTokensTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final byte[] MARK = Sha256.of(new byte[] {1});

  private final PostgresAddress database = TestPostgres.database();

  PostgresTokensTest() throws Exception {}

  @Test
  void severalCollectors_haveTheSameKeys_andTakeATokenOnce() throws Exception {
    try (var one = new PostgresTokens(database);
        var two = new PostgresTokens(database)) {
      var desk = new TokenDesk(one, one, () -> NOON);
      var other = new TokenDesk(two, two, () -> NOON);
      assertThat(other.sheet().text()).isEqualTo(desk.sheet().text());

      assertThat(one.spend(MONTH, MARK)).isTrue();
      assertThat(two.spend(MONTH, MARK)).isFalse();
      two.forgetBefore(MONTH);
      assertThat(one.spend(MONTH, MARK)).isFalse();
      two.forgetBefore(MONTH.plusMonths(1));
      assertThat(one.spend(MONTH, MARK)).isTrue();
    }
  }

  @Test
  void collectorsThatBeginAtOnce_makeKeysOnce() throws Exception {
    try (var one = new PostgresTokens(database);
        var two = new PostgresTokens(database)) {
      var begin = new CountDownLatch(1);
      List<String> sheets = Collections.synchronizedList(new ArrayList<>());
      var threads = new ArrayList<Thread>();
      for (PostgresTokens each : List.of(one, two)) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    begin.await();
                    sheets.add(new TokenDesk(each, each, () -> NOON).sheet().text());
                  } catch (IOException | InterruptedException e) {
                    sheets.add(e.toString());
                  }
                }));
      }
      begin.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(sheets).hasSize(2).containsOnly(sheets.getFirst());
      assertThat(sheets.getFirst()).startsWith("2026-11 new ");
    }
  }

  @Test
  void databaseThatIsAway_isSaidSo() {
    var away = PostgresAddress.of("jdbc:postgresql://127.0.0.1:1/burkit", Map.of());
    try (var tokens = new PostgresTokens(away)) {
      assertThatThrownBy(() -> tokens.spend(MONTH, MARK))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:1/burkit");
    }
  }
}
