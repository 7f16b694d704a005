package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asserts that no test leaves a socket, a thread of ours, or a question to the JVM's resolver. */
public final class NoLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int TRIES = 500;

  static {
    // The JDK keeps a socket pair of its own from the first socket that is closed on.
    try (ServerSocket server = new ServerSocket(0, 1, Peer.loopback());
        Socket client = new Socket(Peer.loopback(), server.getLocalPort())) {
      client.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new IllegalStateException("loopback must work", e);
    }
  }

  private long socketsBefore;

  @Override
  public void beforeEach(ExtensionContext context) {
    RefusingResolver.asked().clear();
    socketsBefore = sockets();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(soon(() -> sockets() <= socketsBefore))
        .as("sockets before %d, after %d", socketsBefore, sockets())
        .isTrue();
    assertThat(soon(() -> ourThreads().isEmpty())).as("threads left: %s", ourThreads()).isTrue();
    assertThat(RefusingResolver.asked()).as("names asked of the JVM's resolver").isEmpty();
  }

  private static List<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("probe-"))
        .toList();
  }

  /** Zero where the platform does not say. */
  private static long sockets() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.filter(NoLeaks::isSocket).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed while we looked
    }
  }

  /** The system closes a little later than we say so. */
  private static boolean soon(BooleanSupplier condition) {
    for (int i = 0; i < TRIES && !condition.getAsBoolean(); i++) {
      LockSupport.parkNanos(10_000_000);
    }
    return condition.getAsBoolean();
  }
}
