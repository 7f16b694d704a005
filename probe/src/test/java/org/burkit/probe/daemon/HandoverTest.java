package org.burkit.probe.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.burkit.probe.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
  @TempDir Path directory;

  @Test
  void whatWasLeft_isTakenOnce_andReadByItsUserAlone() throws Exception {
    Home home = Home.open(directory);
    assertThat(Handover.take(home)).isEmpty();
    Handover.leave("a\nb", home);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.handover())))
        .isEqualTo("rw-------");
    assertThat(Handover.take(home)).contains("a\nb");
    assertThat(Handover.take(home)).isEmpty();
    assertThat(home.handover()).doesNotExist();
  }

  @Test
  void whatAnotherProcessLeft_isDeletedAndNotTaken() throws Exception {
    Home home = Home.open(directory);
    long us = ProcessHandle.current().pid();
    Files.writeString(home.handover(), us + " 2026-11-30T10:00:00Z\na");

    assertThat(Handover.take(home)).isEmpty();
    assertThat(home.handover()).doesNotExist();
  }
}
