package org.burkit.probe.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/**
 * That a daemon runs: a lock, which the system lets go of when the process ends, however it ends;
 * and a file whose first line is the process and whose second is the address of its page, which
 * only the user may read. Any thread may say where the page is.
 */
public final class Presence implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;
  private static final int TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final Home home;

  /** The only one of this process: to close another would let go of the lock (POSIX). */
  private final FileChannel lock;

  private Presence(Home home, FileChannel lock) {
    this.home = home;
    this.lock = lock;
  }

  /** Takes the place; empty where another daemon has it. */
  public static Optional<Presence> take(Home home) throws IOException {
    FileChannel lock =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(lock)) {
      lock.close();
      return Optional.empty();
    }
    Presence presence = new Presence(home, lock);
    presence.write("");
    return Optional.of(presence);
  }

  /**
   * Takes the place that this process had before it began anew; empty where everything was deleted
   * meanwhile, or another daemon has it. Who only asks where the page is holds the lock for a
   * moment.
   */
  public static Optional<Presence> takeAgain(Home home) throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES && Files.exists(home.running()); tries++) {
      FileChannel lock =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(lock) && Files.exists(home.running())) {
        return Optional.of(new Presence(home, lock));
      }
      lock.close();
      Thread.sleep(BETWEEN_TRIES);
    }
    return Optional.empty();
  }

  /** True where nobody had the lock; it is held from now on, for as long as the channel is open. */
  private static boolean isFree(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Writes where the page is, unless the daemon is to end. */
  public synchronized void say(String address) {
    try {
      if (Files.exists(home.running())) {
        write(address);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String address) throws IOException {
    String text = ProcessHandle.current().pid() + "\n" + address + "\n";
    PrivateFile.write(home.running(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the page of another process's daemon is; empty where none runs. */
  public static Optional<String> address(Home home) throws IOException {
    if (!Files.exists(home.running()) || !Files.exists(home.lock())) {
      return Optional.empty();
    }
    try (FileChannel lock = FileChannel.open(home.lock(), StandardOpenOption.WRITE)) {
      if (isFree(lock)) {
        return Optional.empty(); // what a crash left behind
      }
    }
    return Files.readAllLines(home.running()).stream()
        .skip(1)
        .findFirst()
        .filter(text -> !text.isEmpty());
  }

  /** Ends the daemon of a home, where one runs, and waits until it has written its last. */
  public static void end(Home home) throws IOException, InterruptedException {
    if (!Files.exists(home.running())) {
      return;
    }
    List<String> lines = Files.readAllLines(home.running());
    Files.deleteIfExists(home.running());
    Optional<ProcessHandle> process =
        lines.stream()
            .findFirst()
            .filter(pid -> pid.matches("\\d{1,18}"))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
            .filter(found -> found.pid() != ProcessHandle.current().pid());
    if (process.isPresent()) {
      try {
        var _ = process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        // another process has the number by now, or ours hangs: all is deleted nevertheless
      } catch (ExecutionException e) {
        throw new IllegalStateException("waiting for a process does not fail", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(home.running());
    Files.deleteIfExists(home.lock());
    lock.close();
  }
}
