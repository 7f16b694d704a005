package org.burkit.probe.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.burkit.probe.home.Home;
import org.burkit.probe.plan.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path directory;
  private Home home;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(directory);
  }

  @Test
  void nothingSaid_isTheUsual() throws Exception {
    assertThat(Settings.of(home)).isEqualTo(Settings.USUAL);
  }

  @Test
  void keptSettings_comeBackAndAreNobodyElsesToRead() throws Exception {
    Settings settings =
        new Settings(
            Mode.STANDARD,
            false,
            7,
            Optional.of(new Settings.Quiet(LocalTime.of(22, 30), LocalTime.of(7, 0))),
            true,
            Optional.of(Instant.parse("2026-12-01T00:00:00Z")));
    settings.keep(home);

    assertThat(Settings.of(home)).isEqualTo(settings);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.settings())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"mode\":\"bold\"}",
        "{\"megabytes\":0}",
        "\0\0\0\0\0\0\0\0", // a file whose bytes a power cut never brought to the disk
        "\0\0\0[\uFFFD\uFFFD\uFFFD\uFFFD", // not of Unicode, if it were UTF-32
        "{\"quiet_from\":\"25:00\",\"quiet_to\":\"1\"}"
      })
  void settingsThatCannotBeRead_areTheMostCareful(String text) throws Exception {
    Files.writeString(home.settings(), text);

    assertThat(Settings.of(home).uploads()).isFalse();
    assertThat(Settings.of(home).pausedUntil()).contains(Settings.FOR_EVER);
  }
}
