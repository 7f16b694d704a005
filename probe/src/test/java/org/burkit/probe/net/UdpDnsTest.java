package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.burkit.model.DnsReply;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

@ExtendWith(NoLeaks.class)
class UdpDnsTest {
  private static final Duration WINDOW = Duration.ofMillis(150);

  @Test
  void twoDifferentAnswersToOneQuestion_areBothRecordedInOrder() throws IOException {
    try (var server =
        new NameServer((question, n) ->
            List.of(
                NameServer.answer(question, "198.18.0.66"),
                NameServer.answer(question, "198.18.200.10")))) {
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.addresses()).containsExactly("198.18.0.66");
      assertThat(lookup.replies())
          .extracting(reply -> reply.answers().getFirst().value())
          .containsExactly("198.18.0.66", "198.18.200.10");
      assertThat(lookup.replies().get(1).t()).isGreaterThanOrEqualTo(lookup.replies().get(0).t());
      assertThat(lookup.trace().t()).isEqualTo(lookup.replies().get(0).t());
      assertThat(lookup.failure()).isEmpty();
    }
  }

  @Test
  void answerWithWrongId_isRecordedAsJunkAndTheRightOneTaken() throws IOException {
    try (var server =
        new NameServer((question, n) ->
            List.of(
                withOtherId(NameServer.answer(question, "203.0.113.1")),
                NameServer.answer(question, "198.18.200.10")))) {
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.addresses()).containsExactly("198.18.200.10");
      assertThat(failures(lookup)).containsExactly(FailureKind.DNS_REPLY_WITH_WRONG_QUERY_ID, null);
    }
  }

  @Test
  void answerToAnotherQuestion_isNotTaken() throws IOException {
    try (var server =
        new NameServer((question, n) -> {
          Message other = DnsMessages.question("other.example", "A").orElseThrow();
          other.getHeader().setID(question.getHeader().getID());
          return List.of(
              NameServer.answer(other, "203.0.113.1"),
              NameServer.answer(question, "198.18.200.10"));
        })) {
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.addresses()).containsExactly("198.18.200.10");
      assertThat(failures(lookup)).containsExactly(FailureKind.DNS_SERVER_MISBEHAVING, null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c00c", // a name that points at itself
        "c00ec00c", // two that point at each other
        "3f61", // a label that is longer than the message
        "c0ff", // a pointer behind the end
      })
  void namesThatNeverEnd_areJunk(String name) throws IOException {
    try (var server =
        new NameServer(
            (question, n) -> List.of(withName(question, HexFormat.of().parseHex(name))))) {
      DnsLookup lookup = askInVain(server.address());

      assertThat(lookup.failure()).contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(failures(lookup)).containsOnly(FailureKind.DNS_REPLY_UNPARSEABLE);
    }
  }

  /** A header with one question, and a name in its place. */
  private static byte[] withName(Message question, byte[] name) {
    ByteBuffer wire = ByteBuffer.allocate(12 + name.length + 4);
    wire.putShort((short) question.getHeader().getID()).putShort((short) 0x8180);
    wire.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    wire.put(name).putShort((short) 1).putShort((short) 1);
    return wire.array();
  }

  @Test
  void junkOnly_isRecordedAndTheLookupTimesOut() throws IOException {
    try (var server = new NameServer((question, n) -> List.of(new byte[] {1, 2, 3}))) {
      DnsLookup lookup = askInVain(server.address());

      assertThat(lookup.failure()).contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(failures(lookup))
          .containsExactly(FailureKind.DNS_REPLY_UNPARSEABLE, FailureKind.DNS_REPLY_UNPARSEABLE);
      assertThat(lookup.replies()).allSatisfy(reply -> assertThat(reply.size()).isEqualTo(3));
    }
  }

  @Test
  void thousandReplies_areCutAtSixteen() throws IOException {
    try (var server =
        new NameServer((question, n) ->
            Collections.nCopies(1000, NameServer.answer(question, "198.18.200.10")))) {
      assertThat(ask(server.address()).replies()).hasSize(16);
    }
  }

  @Test
  void silentServer_isAskedOnceMore() throws IOException {
    try (var server =
        new NameServer((question, n) ->
            n == 1 ? List.of() : List.of(NameServer.answer(question, "198.18.200.10")))) {
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.addresses()).containsExactly("198.18.200.10");
      assertThat(server.questions()).isEqualTo(2);
    }
  }

  @Test
  void firstServerSilent_secondIsAskedAndNamed() throws IOException {
    try (var silent = new NameServer((question, n) -> List.of());
        var server =
            new NameServer(
                (question, n) -> List.of(NameServer.answer(question, "198.18.200.10")))) {
      DnsLookup lookup = ask(silent.address(), server.address());

      assertThat(lookup.failure()).isEmpty();
      assertThat(lookup.resolverAddress()).isEqualTo("127.0.0.1:" + server.address().getPort());
    }
  }

  @Test
  void nobodyListens_isConnectionRefused() throws IOException {
    InetSocketAddress closed;
    try (var server = new NameServer((question, n) -> List.of())) {
      closed = server.address();
    }

    assertThat(ask(closed).failure()).contains(Failure.of(FailureKind.CONNECTION_REFUSED));
  }

  @ParameterizedTest
  @CsvSource({
    Rcode.NXDOMAIN + ",DNS_NXDOMAIN",
    Rcode.SERVFAIL + ",DNS_SERVFAIL",
    Rcode.REFUSED + ",DNS_REFUSED",
    Rcode.FORMERR + ",DNS_SERVER_MISBEHAVING",
    Rcode.NOERROR + ",DNS_NO_ANSWER"
  })
  void rcode_becomesPublishedFailure(int rcode, FailureKind kind) throws IOException {
    try (var server = new NameServer((question, n) -> List.of(NameServer.rcode(question, rcode)))) {
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.failure()).contains(Failure.of(kind));
      assertThat(lookup.replies().getFirst().rcode()).contains(rcode);
      assertThat(server.questions()).isEqualTo(1);
    }
  }

  @Test
  void cutAnswer_isAskedForOverTcp() throws IOException {
    try (var server = new NameServer((question, n) -> List.of(cut(question)));
        var stream = new ServerSocket(server.address().getPort(), 1, Peer.loopback())) {
      Thread.ofVirtual().start(() -> answerOverTcp(stream));
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.failure()).isEmpty();
      assertThat(lookup.addresses()).containsExactly("198.18.200.10");
      assertThat(lookup.replies()).hasSize(2);
      assertThat(lookup.extra().get("x_tcp").get("failure").isNull()).isTrue();
    }
  }

  @Test
  void cutAnswerAndNobodyOnTcp_failsAsTcpDid() throws IOException {
    try (var server = new NameServer((question, n) -> List.of(cut(question)))) {
      DnsLookup lookup = ask(server.address());

      assertThat(lookup.failure()).contains(Failure.of(FailureKind.CONNECTION_REFUSED));
      assertThat(lookup.replies()).hasSize(1);
    }
  }

  @Test
  void messageOverTcpByteForByte_endsWithTheDeadline() throws IOException {
    try (var server = new NameServer((question, n) -> List.of(cut(question)));
        var stream = new ServerSocket(server.address().getPort(), 1, Peer.loopback())) {
      Thread.ofVirtual().start(() -> drip(stream));

      assertThat(askInVain(server.address()).failure()).contains(Failure.of(FailureKind.TIMEOUT));
    }
  }

  private static byte[] cut(Message question) {
    Message reply = NameServer.empty(question, Rcode.NOERROR);
    reply.getHeader().setFlag(Flags.TC);
    return reply.toWire();
  }

  private static void answerOverTcp(ServerSocket server) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Message question = new Message(in.readNBytes(in.readUnsignedShort()));
      byte[] answer = NameServer.answer(question, "198.18.200.10");
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(answer.length);
      out.write(answer);
      out.flush();
      Peer.drain(socket);
    } catch (IOException e) {
      // the test is over
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(new byte[] {0x7f, 0x7f});
      while (true) {
        socket.getOutputStream().write(0);
        LockSupport.parkNanos(20_000_000);
      }
    } catch (IOException e) {
      // the client went away: what the test is about
    }
  }

  @Test
  void questionsAndAnswers_areCountedWithTheirHeads() throws IOException {
    List<Integer> sizes = new CopyOnWriteArrayList<>();
    try (var server =
        new NameServer((question, n) -> {
          byte[] answer = NameServer.answer(question, "198.18.200.10");
          sizes.add(question.toWire().length);
          sizes.add(answer.length);
          return List.of(answer);
        })) {
      DatagramCount count = new DatagramCount();
      var _ =
          new UdpDns("udp", List.of(server.address()), WINDOW, count)
              .lookup("qubyr.example", "A", step(), Deadline.in(Duration.ofSeconds(6)));

      assertThat(count.bytes())
          .isEqualTo(sizes.stream().mapToLong(size -> size + DatagramCount.HEADS).sum());
      assertThat(sizes).hasSize(2);
    }
  }

  @Test
  void nameThatCannotStandInAMessage_isNotAsked() throws IOException {
    try (var server = new NameServer((question, n) -> List.of())) {
      DnsLookup lookup =
          new UdpDns("udp", List.of(server.address()), WINDOW, new DatagramCount())
              .lookup("a..b", "A", step(), Deadline.in(Duration.ofMillis(100)));

      assertThat(lookup.failure()).contains(Failure.of(FailureKind.DNS_NXDOMAIN));
      assertThat(server.questions()).isZero();
    }
  }

  /** With time enough for a busy machine: only who waits in vain for half of it takes long. */
  private static DnsLookup ask(InetSocketAddress... servers) {
    return ask(Duration.ofSeconds(6), servers);
  }

  /** Where no answer comes that is taken: the whole time passes. */
  private static DnsLookup askInVain(InetSocketAddress... servers) {
    return ask(Duration.ofSeconds(1), servers);
  }

  private static DnsLookup ask(Duration time, InetSocketAddress... servers) {
    return new UdpDns("udp", List.of(servers), WINDOW, new DatagramCount())
        .lookup("qubyr.example", "A", step(), Deadline.in(time));
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 1, List.of("depth=0"));
  }

  private static List<FailureKind> failures(DnsLookup lookup) {
    return lookup.replies().stream()
        .map(DnsReply::failure)
        .map((Optional<Failure> failure) -> failure.map(Failure::kind).orElse(null))
        .toList();
  }

  private static byte[] withOtherId(byte[] wire) {
    wire[0] ^= 1;
    return wire;
  }
}
