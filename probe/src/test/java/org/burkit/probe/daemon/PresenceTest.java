package org.burkit.probe.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.burkit.probe.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
  @TempDir Path directory;

  @Test
  void oneDaemonAtATime_whoseAddressOnlyItsUserCanRead() throws Exception {
    Home home = Home.open(directory);
    try (Presence first = Presence.take(home).orElseThrow()) {
      first.say("http://127.0.0.1:1/?key=a-long-one");
      first.say("http://127.0.0.1:1/?key=b");

      assertThat(Presence.take(home)).isEmpty();
      assertThat(Presence.address(home)).contains("http://127.0.0.1:1/?key=b");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.running())))
          .isEqualTo("rw-------");
    }
    assertThat(home.running()).doesNotExist();
    assertThat(Presence.address(home)).isEmpty();
  }

  @Test
  void whatACrashLeftBehind_isNoDaemon() throws Exception {
    Home home = Home.open(directory);
    Files.writeString(home.running(), "1\nhttp://127.0.0.1:1/?key=a\n");
    Files.writeString(home.lock(), "");

    assertThat(Presence.address(home)).isEmpty();
    try (Presence taken = Presence.take(home).orElseThrow()) {
      Files.delete(home.running());
      taken.say("http://127.0.0.1:1/?key=b");
      assertThat(home.running()).doesNotExist();
    }
    assertThat(home.lock()).doesNotExist();
  }

  @Test
  void placeThatWasThere_isTakenAgain_unlessItWasDeletedOrIsAnothers() throws Exception {
    Home home = Home.open(directory);
    assertThat(Presence.takeAgain(home)).isEmpty();
    assertThat(home.running()).doesNotExist();
    Files.writeString(home.running(), "1\nhttp://127.0.0.1:1/?key=a\n");

    try (Presence again = Presence.takeAgain(home).orElseThrow()) {
      assertThat(Presence.takeAgain(home)).isEmpty();
      assertThat(Presence.address(home)).contains("http://127.0.0.1:1/?key=a");
      again.say("http://127.0.0.1:1/?key=b");
    }
    assertThat(home.running()).doesNotExist();
  }

  @Test
  void end_waitsForTheProcess() throws Exception {
    Home home = Home.open(directory);
    Process other = new ProcessBuilder("cat").start();
    Files.writeString(home.running(), other.pid() + "\nhttp://127.0.0.1:1/\n");
    Thread ending =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Presence.end(home);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    other.getOutputStream().close();

    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    ending.join();
    assertThat(home.running()).doesNotExist();
  }

  @Test
  void end_ofNobody_isNothing() throws Exception {
    Home home = Home.open(directory);
    Presence.end(home);
    Files.writeString(home.running(), "");
    Presence.end(home);

    assertThat(home.running()).doesNotExist();
  }
}
