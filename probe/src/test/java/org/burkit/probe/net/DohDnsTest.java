package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.HttpUrl;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xbill.DNS.Message;

@ExtendWith(NoLeaks.class)
class DohDnsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Network network;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    network = new Network(List.of(), InstantSource.system(), Duration.ofMillis(50));
    server = HttpServer.create(new InetSocketAddress(Peer.loopback(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    network.close();
    server.stop(0);
  }

  @Test
  void answer_isReadAndServerFoundThroughOwnResolver() throws IOException {
    server.createContext(
        "/dns-query",
        exchange -> {
          Message question = new Message(exchange.getRequestBody().readAllBytes());
          byte[] answer = NameServer.answer(question, "198.18.200.10");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    try (var bootstrap =
        new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")))) {
      DnsLookup lookup = ask("doh.example", bootstrap);

      assertThat(lookup.failure()).isEmpty();
      assertThat(lookup.engine()).isEqualTo("doh");
      assertThat(lookup.addresses()).containsExactly("198.18.200.10");
      assertThat(lookup.replies()).hasSize(1);
      assertThat(bootstrap.questions()).isPositive();
    }
  }

  @Test
  void errorStatus_isUnexpectedStatus() throws IOException {
    server.createContext(
        "/dns-query",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    try (var bootstrap = new NameServer((question, n) -> List.of())) {
      assertThat(ask("127.0.0.1", bootstrap).failure())
          .contains(Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS));
    }
  }

  @Test
  void serverNameThatDoesNotExist_isTheResolversFailure() throws IOException {
    try (var bootstrap = new NameServer((question, n) -> List.of(NameServer.rcode(question, 3)))) {
      assertThat(ask("doh.example", bootstrap).failure())
          .contains(Failure.of(FailureKind.DNS_NXDOMAIN));
    }
  }

  private DnsLookup ask(String host, NameServer bootstrap) {
    HttpUrl url =
        HttpUrl.get("http://" + host + ":" + server.getAddress().getPort() + "/dns-query");
    Dns udp = network.udpDns("udp", List.of(bootstrap.address()));
    return network
        .dohDns(url, List.of(udp))
        .lookup(
            "sau.example", "A", new Step(Stopwatch.start(), 1, List.of()), Deadline.in(PATIENCE));
  }
}
