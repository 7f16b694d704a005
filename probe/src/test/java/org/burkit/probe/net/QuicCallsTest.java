package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class QuicCallsTest {
  private static final String NAME = "localhost";
  private static final ByteString SENT = ByteString.decodeHex("00ff10");
  private static final long PATIENCE = 20;

  private static Certificates known;
  private static Certificates unknown;

  private Network network;
  private OkHttpClient client;

  @BeforeAll
  static void authorities() throws Exception {
    known = new Certificates("Known Root");
    unknown = new Certificates("State Root");
  }

  @BeforeEach
  void open() {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(100));
    client = network.overQuic(network.client(List.of()));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void call_goesAsItWouldOverTcp() throws Exception {
    try (var peer =
            QuicPeer.http3(known.keysFor(NAME), QuicPeer.answering("application/json", "{}"));
        Response response = client.newCall(post(peer.port())).execute()) {
      assertThat(response.protocol()).isEqualTo(Protocol.HTTP_3);
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("Content-Type")).isEqualTo("application/json");
      assertThat(response.peekBody(100).string()).isEqualTo("{}");
      assertThat(peer.requests()).containsExactly("POST /in?a=b " + NAME + ":" + peer.port());
      assertThat(peer.contents()).containsExactly(SENT);
    }
  }

  @Test
  void whoDoesNotProveTheName_isSentNothing() throws Exception {
    try (var stranger = QuicPeer.http3(unknown.keysFor(NAME), QuicPeer.answering("{}"));
        var another = QuicPeer.http3(known.keysFor("other.example"), QuicPeer.answering("{}"))) {
      assertThat(word(stranger.port())).isEqualTo(FailureKind.TLS_UNKNOWN_AUTHORITY);
      assertThat(word(another.port())).isEqualTo(FailureKind.TLS_INVALID_HOSTNAME);
      assertThat(stranger.requests()).isEmpty();
      assertThat(another.requests()).isEmpty();
    }
  }

  @Test
  void silence_isATimeout_beforeTheRequestAndAfter() throws Exception {
    client =
        client
            .newBuilder()
            .connectTimeout(Duration.ofMillis(300))
            .readTimeout(Duration.ofMillis(600))
            .build();
    try (var port = new DatagramSocket(new InetSocketAddress(Peer.loopback(), 0));
        var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.SILENT)) {
      assertThat(word(port.getLocalPort())).isEqualTo(FailureKind.TIMEOUT);
      assertThat(word(peer.port())).isEqualTo(FailureKind.TIMEOUT);
    }
  }

  @Test
  void answerWithoutEnd_isRefused() throws Exception {
    String long1 = "a".repeat(ResponseReader.MAX_BODY + 1);
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.answering(long1))) {
      assertThat(failure(peer.port())).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void interrupt_endsACall() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.SILENT)) {
      var end = new CompletableFuture<IOException>();
      Thread calling = Thread.ofVirtual().start(() -> end.complete(failure(peer.port())));
      calling.interrupt();

      assertThat(end.get(PATIENCE, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    }
  }

  private FailureKind word(int port) {
    return Network.failure(failure(port)).kind();
  }

  private IOException failure(int port) {
    return catchThrowableOfType(
        IOException.class, () -> client.newCall(post(port)).execute().close());
  }

  private static Request post(int port) {
    return new Request.Builder()
        .url("https://" + NAME + ":" + port + "/in?a=b")
        .header("Content-Encoding", "zstd")
        .post(RequestBody.create(SENT, MediaType.get("application/x-ndjson")))
        .build();
  }
}
