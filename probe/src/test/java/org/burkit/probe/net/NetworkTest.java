package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class NetworkTest {
  private static final int PATIENCE_MS = 20_000;
  private static final int MARK = 42;

  @Test
  void connectingThatIsBrokenOff_leavesNoConnectionOpen() throws Exception {
    Deadline deadline = Deadline.in(Duration.ofMillis(PATIENCE_MS));
    try (ServerSocket server = new ServerSocket(0, 50, Peer.loopback());
        var network = new Network(List.of(), InstantSource.system(), Duration.ofMillis(10))) {
      Step step = new Step(Stopwatch.start(), 7, List.of("depth=0"));
      int port = server.getLocalPort();
      Thread.currentThread().interrupt();
      Throwable thrown =
          catchThrowable(() -> network.connect(Peer.loopback(), port, step, deadline).close());

      assertThat(thrown).isInstanceOf(InterruptedException.class);
      try (Socket marked = new Socket(Peer.loopback(), port)) {
        marked.getOutputStream().write(MARK);
        assertThat(firstThatIsSaid(server)).isEqualTo(MARK);
      }
    }
  }

  /** Each connection before it must have ended without a word. */
  private static int firstThatIsSaid(ServerSocket server) throws IOException {
    int said = -1;
    while (said < 0) {
      try (Socket connection = server.accept()) {
        connection.setSoTimeout(PATIENCE_MS);
        said = connection.getInputStream().read();
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
    }
    return said;
  }
}
