package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xbill.DNS.Message;

@ExtendWith(NoLeaks.class)
class DotDnsTest {
  private static Certificates known;
  private static Certificates state;

  private Network network;
  private NameServer bootstrap;

  @BeforeAll
  static void authorities() throws Exception {
    known = new Certificates("Known Root");
    state = new Certificates("State Root");
  }

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ZERO);
    bootstrap = new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")));
  }

  @AfterEach
  void close() {
    network.close();
    bootstrap.close();
  }

  @Test
  void twoQuestions_goOverOneConnection() throws Exception {
    try (Peer peer = Peer.tls(known.serverFor("dot.example"), DotDnsTest::answerAll)) {
      Dns dot = dot(peer);

      DnsLookup lookup = ask(dot);

      assertThat(lookup.failure()).isEmpty();
      assertThat(lookup.engine()).isEqualTo("dot");
      assertThat(lookup.addresses()).containsExactly("198.18.200.10");
      assertThat(ask(dot).addresses()).containsExactly("198.18.200.10");
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void connectionThatTheServerEnded_isOpenedAnew() throws Exception {
    try (Peer peer = Peer.tls(known.serverFor("dot.example"), (socket, n) -> answerOne(socket))) {
      Dns dot = dot(peer);

      assertThat(ask(dot).failure()).isEmpty();
      assertThat(ask(dot).failure()).isEmpty();
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void connectionOverWhichMoreCameThanTheAnswer_isNotUsedAgain() throws Exception {
    try (Peer peer =
        Peer.tls(
            known.serverFor("dot.example"),
            (socket, n) -> {
              DataInputStream in = new DataInputStream(socket.getInputStream());
              while (true) {
                byte[] answer = framed(answer(question(in)));
                send(socket, answer, answer); // in one record
              }
            })) {
      Dns dot = dot(peer);

      assertThat(ask(dot).addresses()).containsExactly("198.18.200.10");
      assertThat(ask(dot).addresses()).containsExactly("198.18.200.10");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void answerToAnEarlierQuestion_isNotTakenForTheLater() throws Exception {
    try (Peer peer =
        Peer.tls(
            known.serverFor("dot.example"),
            (socket, n) -> {
              DataInputStream in = new DataInputStream(socket.getInputStream());
              byte[] first = framed(answer(question(in)));
              send(socket, first);
              question(in);
              send(socket, first);
              Peer.drain(socket);
            })) {
      Dns dot = dot(peer);

      assertThat(ask(dot).addresses()).containsExactly("198.18.200.10");
      assertThat(ask(dot).addresses()).containsExactly("198.18.200.10");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void certificateOfAnUnknownAuthority_isNotAskedAndRemembered() throws Exception {
    try (Peer peer = Peer.tls(state.serverFor("dot.example"), DotDnsTest::answerAll)) {
      Dns dot = dot(peer);

      assertThat(ask(dot).failure()).contains(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY));
      DnsLookup again = ask(dot);

      assertThat(again.failure()).contains(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY));
      assertThat(again.extra().get("x_remembered").booleanValue()).isTrue();
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void certificateOfAnotherName_isNotAsked() throws Exception {
    try (Peer peer = Peer.tls(known.serverFor("other.example"), DotDnsTest::answerAll)) {
      assertThat(ask(dot(peer)).failure()).isPresent();
    }
  }

  @Test
  void silentServer_isTimeout() throws Exception {
    try (Peer peer = Peer.tcp(Peer.SILENT)) {
      assertThat(ask(dot(peer)).failure()).contains(Failure.of(FailureKind.TIMEOUT));
    }
  }

  private Dns dot(Peer peer) {
    Dns names = network.plainDns(List.of(bootstrap.address()));
    return network.dotDns("dot.example", peer.port(), List.of(names));
  }

  private static DnsLookup ask(Dns dot) {
    Step step = new Step(Stopwatch.start(), 1, List.of());
    return dot.lookup("sau.example", "A", step, Deadline.in(Duration.ofSeconds(2)));
  }

  private static void answerAll(Socket socket, int number) throws IOException {
    while (true) {
      answerOne(socket);
    }
  }

  private static void answerOne(Socket socket) throws IOException {
    send(socket, framed(answer(question(new DataInputStream(socket.getInputStream())))));
  }

  private static Message question(DataInputStream in) throws IOException {
    return new Message(in.readNBytes(in.readUnsignedShort()));
  }

  private static byte[] answer(Message question) {
    return NameServer.answer(question, "198.18.200.10");
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(2 + message.length)
        .putShort((short) message.length)
        .put(message)
        .array();
  }

  private static void send(Socket socket, byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    socket.getOutputStream().write(all.toByteArray());
  }
}
