package org.burkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.burkit.model.fuzz.PlayedSockets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictAnswersTest {
  private static final OkHttpClient CLIENT =
      StrictAnswers.in(new OkHttpClient.Builder()).proxy(Proxy.NO_PROXY).build();

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
    assertThatThrownBy(() -> answer(said)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Retry-After: 11111111111111111111111111111111111110\r\n",
        "Retry-After: \r\n"
      })
  void siteThatIsBusy_isAnAnswer_howeverLongItIs(String again) throws IOException {
    assertThat(answer("HTTP/1.1 503 Busy\r\n" + again + "Content-Length: 2\r\n\r\n{}"))
        .isEqualTo("503 {}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"120", "999999999", "Fri, 31 Dec 1999 23:59:59 GMT"})
  void whenToComeAgain_isHandedOn(String again) throws IOException {
    try (Response response = respond("HTTP/1.1 200 OK\r\nRetry-After: " + again + "\r\n\r\n")) {
      assertThat(response.header("Retry-After")).isEqualTo(again);
    }
  }

  private static String answer(String said) throws IOException {
    try (Response response = respond(said)) {
      return response.code() + " " + response.body().string();
    }
  }

  private static Response respond(String said) throws IOException {
    var sockets = new PlayedSockets(said.getBytes(StandardCharsets.UTF_8));
    OkHttpClient client = CLIENT.newBuilder().socketFactory(sockets).build();
    return client.newCall(new Request.Builder().url("http://127.0.0.1/").build()).execute();
  }
}
