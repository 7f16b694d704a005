package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand who have connected and take their time, at the real program. */
class ManyConnectionsTest {
  private static final int MOST = 10_000;

  /** Of the files that a process may have open, for all else. */
  private static final int OTHER_FILES = 500;

  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  private final List<Socket> sockets = new ArrayList<>();

  @TempDir Path data;

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void thoseWhoTakeTheirTime_keepNobodyWaiting_andAreAnsweredThemselves() throws Exception {
    try (Child collector = Child.serving(data);
        Http http = new Http(collector.port())) {
      int many = asManyAsTheMachineLets();
      for (int i = 0; i < many; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), collector.port());
        sockets.add(socket);
        say(socket, "GET /healthz HTTP/1.1\r\nHost: a\r\n");
      }

      byte[] measurement = Samples.blocked("p1", 64501, NOON);
      assertThat(http.postJson("/api/v1/measurements", measurement).statusCode()).isEqualTo(200);

      for (Socket socket : sockets) {
        say(socket, "Connection: close\r\n\r\n");
      }
      assertThat(sockets).hasSize(many).allMatch(ManyConnectionsTest::isAnswered);
    }
  }

  private static int asManyAsTheMachineLets() {
    var machine = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
    return Math.toIntExact(Math.min(MOST, machine.getMaxFileDescriptorCount() - OTHER_FILES));
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isAnswered(Socket socket) {
    try {
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }
}
