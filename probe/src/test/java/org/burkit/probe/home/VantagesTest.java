package org.burkit.probe.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Vantage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VantagesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Vantage DALA =
      new Vantage(new CountryCode("KZ"), new Asn(64501), Optional.of("Dala"), Optional.empty());

  @TempDir Path directory;
  private Home home;
  private Vantages vantages;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(directory);
    vantages = new Vantages(home, DeviceSecret.of(home));
  }

  @Test
  void place_isKnownAgainForAMonth_andNoOther() throws Exception {
    vantages.remember("02:00:00:00:00:01 1", DALA, NOW);

    Vantages later = new Vantages(home, DeviceSecret.of(home));
    assertThat(later.of("02:00:00:00:00:01 1", NOW.plus(Duration.ofDays(31)))).contains(DALA);
    assertThat(later.of("02:00:00:00:00:01 1", NOW.plus(Duration.ofDays(32)))).isEmpty();
    assertThat(later.of("02:00:00:00:00:01 1", NOW.minusSeconds(1))).isEmpty();
    assertThat(later.of("02:00:00:00:00:02 1", NOW)).isEmpty();
  }

  @Test
  void whatIsKept_saysNothingOfThePlace() throws Exception {
    vantages.remember("02:00:00:00:00:01 1", DALA, NOW);

    assertThat(Files.readString(home.vantages())).doesNotContain("02:00", "00:01");
  }

  @Test
  void whatCannotBeRead_isNothing() throws Exception {
    Files.writeString(home.vantages(), "{");

    assertThat(vantages.of("a", NOW)).isEmpty();
    vantages.remember("a", DALA, NOW);
    assertThat(vantages.of("a", NOW)).contains(DALA);
  }
}
