package org.burkit.probe.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class ProxyLoginTest {
  private static final byte[] NAME_WANTED = {5, 2};
  private static final byte[] NAME_REFUSED = {1, 1};

  @Test
  void proxyThatAsksForAName_isNotToldThatOfTheUser() throws Exception {
    try (var proxy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> nameTold(proxy));
      var at = new InetSocketAddress(proxy.getInetAddress(), proxy.getLocalPort());
      HttpUrl url = HttpUrl.get("http://collector.example/");
      var client =
          new CollectorClient(
              new Route(1, url, Optional.of(at)), new OkHttpClient(), Duration.ofSeconds(20));

      assertThat(client.vantage()).isEmpty();
      assertThat(told.get())
          .isEqualTo(ProxyLogin.NAME)
          .isNotEqualTo(System.getProperty("user.name"));
    }
  }

  private static String nameTold(ServerSocket proxy) {
    try (Socket client = proxy.accept()) {
      var in = new DataInputStream(client.getInputStream());
      in.readByte();
      in.readNBytes(in.readUnsignedByte());
      client.getOutputStream().write(NAME_WANTED);
      in.readByte();
      byte[] name = in.readNBytes(in.readUnsignedByte());
      in.readNBytes(in.readUnsignedByte());
      client.getOutputStream().write(NAME_REFUSED);
      return new String(name, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
