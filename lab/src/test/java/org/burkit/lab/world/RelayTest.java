package org.burkit.lab.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
  @Test
  void takenPort_isNamedWithTheRemedy() {
    try (Relay first = Relay.open(0)) {
      assertThatThrownBy(() -> Relay.open(first.port()))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining(String.valueOf(first.port()))
          .hasMessageContaining("--port");
    }
  }

  @Test
  void callerOnTheHost_reachesAServiceInTheLab(@TempDir Path directory) throws Exception {
    Privileges.assumeLabCanRun();
    Plan plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    try (Relay relay = Relay.open(0);
        World world = WorldBuilder.build(plan, Map.of(), directory, InstantSource.system());
        ServerSocketChannel service =
            world
                .collector()
                .namespace()
                .call(() -> ServerSocketChannel.open(StandardProtocolFamily.INET))) {
      service.bind(new InetSocketAddress(world.collector().address().toString(), 8080));
      relay.lead(world.collector(), 8080);
      Thread echo = Thread.ofVirtual().start(() -> greet(service));
      try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
        assertThat(new String(caller.getInputStream().readAllBytes(), UTF_8)).isEqualTo("сәлем");
      }
      echo.join();
    }
  }

  private static void greet(ServerSocketChannel service) {
    try (var caller = service.accept()) {
      caller.write(ByteBuffer.wrap("сәлем".getBytes(UTF_8)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
