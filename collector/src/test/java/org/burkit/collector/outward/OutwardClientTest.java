package org.burkit.collector.outward;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.burkit.model.fuzz.PlayedSockets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutwardClientTest {
  private static final OkHttpClient CLIENT =
      OutwardClient.builder(ConnectFilter.everything(), 80, Duration.ofSeconds(20)).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 -07 No\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -70\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\n{}",
        "SSH-2.0-OpenSSH\r\n"
      })
  void whatIsNoAnswer_isAFailureOfTheirs(String said) {
    var sockets = new PlayedSockets(said.getBytes(StandardCharsets.UTF_8));
    OkHttpClient client = CLIENT.newBuilder().socketFactory(sockets).build();

    assertThatThrownBy(() -> read(client)).isInstanceOf(IOException.class);
  }

  private static void read(OkHttpClient client) throws IOException {
    var request = new Request.Builder().url("http://127.0.0.1/").build();
    try (Response response = client.newCall(request).execute()) {
      response.body().bytes();
    }
  }
}
