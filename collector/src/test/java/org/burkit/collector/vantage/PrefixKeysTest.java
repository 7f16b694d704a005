package org.burkit.collector.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixKeysTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path directory;
  private Path file;
  private Instant now = NOON;

  @BeforeEach
  void start() {
    file = directory.resolve("salt");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, 203.0.113.254, true",
    "203.0.113.1, 203.0.114.1, false",
    "2001:db8:1:2::3, 2001:db8:1:ffff::4, true",
    "2001:db8:1:2::3, 2001:db8:2:2::3, false",
  })
  void addressesOfOnePrefix_haveOneKey(String one, String other, boolean same) throws Exception {
    PrefixKeys keys = PrefixKeys.open(file, () -> now);
    assertThat(key(keys, one) == key(keys, other)).isEqualTo(same);
    assertThat(key(keys, one)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "10.1.2.3",
        "192.168.0.9",
        "169.254.1.1",
        "198.19.1.2",
        "fe80::1",
        "fd00::1"
      })
  void addressesOfNoSubscriber_haveNone(String address) throws Exception {
    assertThat(key(PrefixKeys.open(file, () -> now), address)).isZero();
  }

  @Test
  void keys_stayAfterARestart_andAreOtherOnesForAnotherCollector() throws Exception {
    long key = key(PrefixKeys.open(file, () -> now), "203.0.113.1");
    assertThat(key(PrefixKeys.open(file, () -> now), "203.0.113.1")).isEqualTo(key);
    PrefixKeys others = PrefixKeys.open(directory.resolve("other"), () -> now);
    assertThat(key(others, "203.0.113.1")).isNotEqualTo(key);
  }

  @Test
  void saltIsRenewedInTime_whileItRunsAndAtStart_andTheOldOneIsGone() throws Exception {
    PrefixKeys keys = PrefixKeys.open(file, () -> now);
    long key = key(keys, "203.0.113.1");
    String old = Files.readAllLines(file).get(1);
    now = NOON.plus(Salt.LIFE);
    long next = key(keys, "203.0.113.1");
    assertThat(next).isNotEqualTo(key);
    assertThat(Files.readString(file)).doesNotContain(old);
    assertThat(key(PrefixKeys.open(file, () -> now), "203.0.113.1")).isEqualTo(next);
    now = now.plus(Salt.LIFE).plus(Duration.ofDays(1));
    assertThat(key(PrefixKeys.open(file, () -> now), "203.0.113.1")).isNotEqualTo(next);
  }

  @Test
  void saltIsForItsOwnerOnly() throws Exception {
    PrefixKeys.open(file, () -> now);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "2026-11-24T07:00:00Z", "2026-11-24T07:00:00Z\nabc"})
  void fileThatIsNoSalt_isRefusedWithARemedy(String text) throws Exception {
    Files.writeString(file, text);
    assertThatThrownBy(() -> PrefixKeys.open(file, () -> now))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("remove the file");
  }

  private static long key(PrefixKeys keys, String address) {
    return keys.of(InetAddress.ofLiteral(address));
  }
}
