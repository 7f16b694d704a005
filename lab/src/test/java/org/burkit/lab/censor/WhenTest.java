package org.burkit.lab.censor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.burkit.lab.chance.Seed;
import org.junit.jupiter.api.Test;

class WhenTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void share_isTheSameForTheSameSeedAndAboutItsPart() {
    When share = new When.Share(0.3);
    assertThat(held(share, 7)).hasSizeBetween(2700, 3300).isEqualTo(held(share, 7));
    assertThat(held(share, 8)).isNotEqualTo(held(share, 7));
    assertThat(held(new When.Share(0), 7)).isEmpty();
    assertThat(held(new When.Share(1), 7)).hasSize(10_000);
    assertThatThrownBy(() -> new When.Share(1.5)).hasMessageContaining("1.5");
  }

  @Test
  void hours_mayLieAroundMidnight() {
    ZoneOffset zone = ZoneOffset.ofHours(5);
    When day = new When.Hours(LocalTime.of(9, 0), LocalTime.of(18, 0), zone);
    When night = new When.Hours(LocalTime.of(22, 0), LocalTime.of(6, 0), zone);
    Instant evening = Instant.parse("2026-11-24T18:00:00Z"); // 23:00 there
    assertThat(day.holds(NOON, 0)).isTrue(); // 17:00 there
    assertThat(night.holds(NOON, 0)).isFalse();
    assertThat(day.holds(evening, 0)).isFalse();
    assertThat(night.holds(evening, 0)).isTrue();
    assertThat(night.holds(Instant.parse("2026-11-25T00:59:59Z"), 0)).isTrue();
    assertThat(night.holds(Instant.parse("2026-11-25T01:00:00Z"), 0)).isFalse();
  }

  @Test
  void since_beginsAtItsMoment() {
    When since = new When.Since(NOON);
    assertThat(since.holds(NOON.minusMillis(1), 0)).isFalse();
    assertThat(since.holds(NOON, 0)).isTrue();
  }

  private static List<Long> held(When when, long seed) {
    return LongStream.range(0, 10_000)
        .filter(n -> when.holds(NOON, new Seed(seed).draw(n)))
        .boxed()
        .toList();
  }
}
