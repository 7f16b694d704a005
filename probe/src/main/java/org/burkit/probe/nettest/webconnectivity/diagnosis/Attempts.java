package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Hello;
import org.burkit.model.Diagnosis.HelloTry;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.PeerCertificate;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Connection;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Greeting;
import org.burkit.probe.net.HelloAnswer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.Page;
import org.burkit.probe.net.QuicConnection;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/**
 * Single tries with one name at one address, each over a connection of its own. One thread. A try
 * that the budget cannot pay is empty.
 */
final class Attempts {
  private final Network network;
  private final Budget budget;
  private final Duration patience;
  private final Duration offset;
  private final Stopwatch watch = Stopwatch.start();

  /**
   * @param patience for each of connecting and answering
   * @param offset from the measurement's start until now
   */
  Attempts(Network network, Budget budget, Duration patience, Duration offset) {
    this.network = network;
    this.budget = budget;
    this.patience = patience;
    this.offset = offset;
  }

  /** A ClientHello with {@code name}; whatever certificate comes is an answer. */
  Optional<Attempt> sni(Spot at, String name) throws InterruptedException {
    return over(
        at,
        name,
        connection -> {
          TlsHandshake handshake = connection.handshake(name, step(), in());
          return said(handshake.failure(), handshake.peerCertificates());
        });
  }

  /** A QUIC handshake for {@code name}; whatever certificate comes is an answer. */
  Optional<Attempt> quic(Spot at, String name) throws InterruptedException {
    if (!budget.takeConnection(patience)) {
      return Optional.empty();
    }
    Duration t0 = offset.plus(watch.elapsed());
    try (QuicConnection connection = network.quic(at.ip(), at.port(), name, step(), in())) {
      QuicHandshake handshake = connection.observation();
      return Optional.of(
          attempt(at, name, t0, said(handshake.failure(), handshake.peerCertificates())));
    }
  }

  /** A plain request for {@code url}; its host need not live at {@code at}. */
  Optional<Attempt> host(Spot at, URI url) throws InterruptedException {
    return over(at, url.getHost(), connection -> said(connection.get(url, step(), in())));
  }

  /** A connection, and not a word. */
  Optional<Attempt> connect(Spot at) throws InterruptedException {
    return over(at, "", _ -> new Said(Optional.empty(), Optional.empty()));
  }

  /** A handshake in which a name may be hidden, as it is written down and as it was answered. */
  record Greeted(HelloTry hello, HelloAnswer answer) {}

  /** One handshake in which the name may be hidden. */
  Optional<Greeted> greet(Spot at, Hello hello, Greeting greeting) throws InterruptedException {
    if (!budget.takeConnection(patience.multipliedBy(2))) {
      return Optional.empty();
    }
    Duration t0 = offset.plus(watch.elapsed());
    try (Connection connection = network.connect(at.ip(), at.port(), step(), in())) {
      HelloAnswer answer =
          connection.isOpen()
              ? connection.greet(greeting, in())
              : HelloAnswer.none(greeting.said(), connection.observation().failure());
      Optional<String> leaf = answer.chain().stream().findFirst().map(PeerCertificate::sha256);
      Attempt attempt = attempt(at, answer.said(), t0, new Said(answer.failure(), leaf));
      return Optional.of(new Greeted(new HelloTry(hello, attempt, answer.rejected()), answer));
    }
  }

  private record Said(Optional<Failure> failure, Optional<String> answer) {}

  private interface Talk {
    Said over(Connection connection) throws InterruptedException;
  }

  private Optional<Attempt> over(Spot at, String name, Talk talk) throws InterruptedException {
    if (!budget.takeConnection(patience.multipliedBy(2))) {
      return Optional.empty();
    }
    Duration t0 = offset.plus(watch.elapsed());
    try (Connection connection = network.connect(at.ip(), at.port(), step(), in())) {
      Said said =
          connection.isOpen()
              ? talk.over(connection)
              : new Said(connection.observation().failure(), Optional.empty());
      return Optional.of(attempt(at, name, t0, said));
    }
  }

  private Attempt attempt(Spot at, String name, Duration t0, Said said) {
    return new Attempt(
        Endpoint.of(Addresses.text(at.ip()), at.port()),
        name,
        t0,
        offset.plus(watch.elapsed()),
        said.failure(),
        said.answer());
  }

  private static Said said(Optional<Failure> failure, List<PeerCertificate> chain) {
    return chain.isEmpty()
        ? new Said(failure, Optional.empty())
        : new Said(Optional.empty(), Optional.of(chain.getFirst().sha256()));
  }

  private static Said said(Page page) {
    Optional<String> answer = page.exchange().response().map(r -> words(r, page.text()));
    return new Said(answer.isPresent() ? Optional.empty() : page.exchange().failure(), answer);
  }

  private static String words(HttpResponse response, String text) {
    String all = response.header("location").orElse("") + "\n" + text;
    return response.code()
        + " "
        + ByteString.encodeString(all, StandardCharsets.UTF_8).sha256().hex();
  }

  private Step step() {
    return new Step(watch, 0, List.of());
  }

  private Deadline in() {
    return Deadline.in(patience);
  }
}
