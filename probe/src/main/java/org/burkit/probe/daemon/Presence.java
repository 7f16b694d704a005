package org.burkit.probe.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.probe.home.Home;

/**
 * The file that says that a daemon runs, and where its page is: its first line is the process, its
 * second the address, which only the user may read. The system forgets the lock on it when the
 * process ends, however it ends. Any thread may say where the page is.
 */
public final class Presence implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;

  private final Path file;
  private final FileChannel channel;

  private Presence(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the place; empty where another daemon has it. */
  public static Optional<Presence> take(Home home) throws IOException {
    FileAttribute<?>[] privately =
        Files.getFileStore(home.directory()).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    FileChannel channel =
        FileChannel.open(
            home.running(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ),
            privately);
    Presence presence = new Presence(home.running(), channel);
    if (!presence.isAlone()) {
      channel.close();
      return Optional.empty();
    }
    presence.say("");
    return Optional.of(presence);
  }

  private boolean isAlone() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Writes where the page is. */
  public synchronized void say(String address) {
    String text = ProcessHandle.current().pid() + "\n" + address + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the page of the daemon of a home is; empty where none runs. */
  public static Optional<String> address(Home home) throws IOException {
    return Files.exists(home.running())
        ? Files.readAllLines(home.running()).stream().skip(1).findFirst().filter(a -> !a.isEmpty())
        : Optional.empty();
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
        // another process has the number by now, or ours hangs: what it keeps is deleted all the
        // same
      } catch (ExecutionException e) {
        throw new IllegalStateException("waiting for a process does not fail", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
