package org.burkit.probe.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceSecretTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-30T23:59:59Z");
  private static final String DALA = "AS64501";

  @TempDir Path directory;
  private Home home;

  @BeforeEach
  void open() throws IOException {
    home = Home.open(directory.resolve("state"));
  }

  @Test
  void pseudonym_isTheSameForOneNetworkAndMonth() throws IOException {
    String first = DeviceSecret.of(home).pseudonym(DALA, NOVEMBER);

    assertThat(first).matches("[0-9a-f]{32}");
    assertThat(DeviceSecret.of(home).pseudonym(DALA, NOVEMBER.minusSeconds(86_400)))
        .isEqualTo(first);
  }

  @Test
  void pseudonym_changesWithNetworkMonthAndDevice() throws IOException {
    DeviceSecret secret = DeviceSecret.of(home);
    DeviceSecret other = DeviceSecret.of(Home.open(directory.resolve("other")));

    assertThat(
            java.util.Set.of(
                secret.pseudonym(DALA, NOVEMBER),
                secret.pseudonym("AS64502", NOVEMBER),
                secret.pseudonym(DALA, NOVEMBER.plusSeconds(1)),
                other.pseudonym(DALA, NOVEMBER)))
        .hasSize(4);
  }

  @Test
  void secretAndHome_areReadableByTheirOwnerOnly() throws IOException {
    DeviceSecret.of(home);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secret())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
        .isEqualTo("rwx------");
  }

  @Test
  void homeInADirectoryThatOthersMayRead_keepsWhatWaitsFromThem() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Home shared = Home.open(open);

    for (Path place : List.of(shared.spool(), shared.rejected())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void secretOfAnotherLength_isRefusedWithARemedy() throws IOException {
    Files.write(home.secret(), new byte[3]);

    assertThatThrownBy(() -> DeviceSecret.of(home))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 32 bytes, found 3; delete it");
  }

  @Test
  void forget_leavesNothingOfOursAndNothingElseTouched() throws IOException {
    DeviceSecret.of(home);
    Files.writeString(home.spool().resolve("x"), "x");
    Files.writeString(home.directory().resolve("diary.txt"), "mine");

    home.forget();

    assertThat(home.directory()).isDirectoryNotContaining("glob:**/{secret,spool,rejected}");
    assertThat(home.directory().resolve("diary.txt")).exists();
  }

  @Test
  void forget_takesTheDirectoryAlongWhereAllInItWasOurs() throws IOException {
    DeviceSecret.of(home);
    for (Path file : List.of(home.consent(), home.settings(), home.denied(), home.running())) {
      Files.writeString(file, "x");
    }
    Files.writeString(home.directory().resolve("secret123.tmp"), "half");
    Files.writeString(Files.createDirectory(home.past()).resolve("2026-11.json"), "x");

    home.forget();

    assertThat(home.directory()).doesNotExist();
    home.forget();
  }

  @Test
  void usualPlace_followsTheXdgRules() {
    assertThat(Home.usual(Map.of("XDG_STATE_HOME", "/state"), "/home/aigul"))
        .isEqualTo(Path.of("/state/burkit"));
    assertThat(Home.usual(Map.of("XDG_STATE_HOME", "relative"), "/home/aigul"))
        .isEqualTo(Path.of("/home/aigul/.local/state/burkit"));
  }
}
