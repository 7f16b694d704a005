package org.burkit.analysis.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.Control;
import org.burkit.model.CountryCode;
import org.burkit.model.Diagnosis;
import org.burkit.model.DnsAnswer;
import org.burkit.model.DnsReply;
import org.burkit.model.Endpoint;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Fingerprint;
import org.burkit.model.Gate;
import org.burkit.model.HttpHeader;
import org.burkit.model.HttpResponse;
import org.burkit.model.Measurement;
import org.burkit.model.Observation;
import org.burkit.model.PeerCertificate;
import org.burkit.model.References;
import org.burkit.model.Target;
import org.burkit.model.Trace;
import org.burkit.model.Vantage;

/**
 * A measurement put together step by step. It starts as one of a site that is open everywhere; a
 * test then says what is different.
 */
final class Scene {
  static final String REAL = "5.5.5.5";
  static final String FALSE = "6.6.6.6";
  static final String BLOCK_PAGE = "7.7.7.7";

  static final References REFERENCES =
      new References(
          List.of(fingerprint("fp", "title", "Just a moment")),
          List.of(
              fingerprint("page", "title", "Access denied by order"),
              fingerprint("excerpt", "body", "blocked-by-order"),
              fingerprint("redirect", "header:location", "http://block.example/"),
              fingerprint("dns", "dns", BLOCK_PAGE)),
          List.of(),
          "lists-1");

  private final String url;
  private final String host;
  private final int port;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Diagnosis> diagnoses = new ArrayList<>();
  private final Map<String, Control.Tcp> controlTcp = new LinkedHashMap<>();
  private final Map<String, Control.Tls> controlTls = new LinkedHashMap<>();
  private final Map<String, Control.Tls> controlQuic = new LinkedHashMap<>();
  private final Map<String, Control.Ech> controlEch = new LinkedHashMap<>();
  private final Map<String, Asn> networks = new LinkedHashMap<>();
  private List<String> controlAddresses = List.of(REAL);
  private Optional<Failure> controlDnsFailure = Optional.empty();
  private Optional<Control.Http> controlHttp = Optional.of(page(200, "Genuine", 1000));
  private boolean hasControl = true;
  private Optional<Asn> resolverAsn = Optional.empty();
  private Optional<Gate> gate =
      Optional.of(new Gate(List.of(new Gate.Check("resolver", Optional.empty()))));

  private Scene(String url) {
    this.url = url;
    Target target = new Target(url);
    this.host = target.host().orElse("");
    this.port = target.port().orElse(0);
  }

  static Scene of(String url) {
    return new Scene(url).controlTcp(REAL, null).controlTls(REAL, null, null);
  }

  private static Fingerprint fingerprint(String id, String place, String pattern) {
    return new Fingerprint(id, place, Fingerprint.Match.CONTAINS, pattern, List.of(), "test");
  }

  private static Control.Http page(int status, String title, long length) {
    return new Control.Http(
        status, length, title, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Verdict judged() {
    return new Judge(REFERENCES).judge(measurement());
  }

  Verdict judged(References references) {
    return new Judge(references).judge(measurement());
  }

  Measurement measurement() {
    Optional<Control> control =
        hasControl
            ? Optional.of(
                new Control(
                    new Control.Dns(controlAddresses, controlDnsFailure),
                    controlTcp,
                    controlTls,
                    controlQuic,
                    controlEch,
                    Map.of(),
                    controlHttp,
                    networks,
                    Optional.empty(),
                    Extra.NONE))
            : Optional.empty();
    return new Measurement(
        "web_connectivity",
        "0.5.0",
        "test",
        "1",
        Optional.of(new Target(url)),
        Instant.parse("2026-11-24T08:00:00Z"),
        Duration.ofSeconds(1),
        new Vantage(new CountryCode("KZ"), new Asn(64501), Optional.empty(), resolverAsn),
        Optional.of("p1"),
        gate,
        observations,
        diagnoses,
        control,
        Optional.empty(),
        Extra.NONE);
  }

  // The probe's side

  Scene dns(String engine, String... addresses) {
    List<DnsAnswer> answers = answers(addresses);
    return lookup(engine, answers, List.of(reply(answers, null)), null);
  }

  Scene dnsFails(String engine, FailureKind kind) {
    return lookup(engine, List.of(), List.of(), kind);
  }

  /** A question for records of that type, A or AAAA. */
  Scene dnsFails(String engine, String type, FailureKind kind) {
    return lookup(host, type, engine, List.of(), List.of(), kind);
  }

  /** Every resolver denies another name. */
  Scene deadName(String name) {
    for (String engine : List.of("system", "doh")) {
      lookup(name, "A", engine, List.of(), List.of(), FailureKind.DNS_NXDOMAIN);
    }
    return this;
  }

  /** A lookup with several replies; an empty address list stands for NXDOMAIN. */
  Scene dnsReplies(String engine, List<String> first, List<String> second) {
    List<DnsReply> replies = new ArrayList<>();
    for (List<String> addresses : List.of(first, second)) {
      FailureKind failure = addresses.isEmpty() ? FailureKind.DNS_NXDOMAIN : null;
      replies.add(reply(answers(addresses.toArray(String[]::new)), failure));
    }
    return lookup(engine, replies.getFirst().answers(), replies, null);
  }

  private Scene lookup(
      String engine, List<DnsAnswer> answers, List<DnsReply> replies, FailureKind failure) {
    return lookup(host, "A", engine, answers, replies, failure);
  }

  private Scene lookup(
      String name,
      String type,
      String engine,
      List<DnsAnswer> answers,
      List<DnsReply> replies,
      FailureKind failure) {
    observations.add(
        new Observation.DnsLookup(
            name, type, engine, "", answers, replies, failure(failure), Trace.NONE, Extra.NONE));
    return this;
  }

  private static List<DnsAnswer> answers(String... addresses) {
    List<DnsAnswer> answers = new ArrayList<>();
    for (String address : addresses) {
      answers.add(DnsAnswer.of("A", address, 60));
    }
    return answers;
  }

  private static DnsReply reply(List<DnsAnswer> answers, FailureKind failure) {
    return new DnsReply(Duration.ofMillis(9), 60, Optional.of(0), answers, failure(failure));
  }

  Scene tcp(String ip, FailureKind failure) {
    observations.add(
        new Observation.TcpConnect(ip, port, failure(failure), Trace.NONE, Extra.NONE));
    return this;
  }

  Scene tls(String ip, FailureKind failure, PeerCertificate... chain) {
    observations.add(
        new Observation.TlsHandshake(
            Endpoint.of(ip, port),
            host,
            failure(failure),
            List.of(chain),
            "",
            "",
            "",
            Trace.NONE,
            Extra.NONE));
    return this;
  }

  /** A handshake with a host to which a redirect led. */
  Scene tlsBeyond(String ip, String name) {
    observations.add(
        new Observation.TlsHandshake(
            Endpoint.of(ip, port),
            name,
            Optional.empty(),
            List.of(),
            "",
            "",
            "",
            Trace.NONE,
            Extra.NONE));
    return this;
  }

  /** A handshake that the other side ended with an alert (RFC 8446 section 6). */
  Scene tlsAlert(String ip, String alert) {
    var keys = JsonNodeFactory.instance.objectNode().put("x_tls_alert", alert);
    observations.add(
        new Observation.TlsHandshake(
            Endpoint.of(ip, port),
            host,
            failure(FailureKind.TLS_HANDSHAKE),
            List.of(),
            "",
            "",
            "",
            Trace.NONE,
            Extra.of(keys)));
    return this;
  }

  /** A handshake of a probe that does not write down with which address. */
  Scene tlsSomewhere(FailureKind failure) {
    observations.add(
        new Observation.TlsHandshake(
            "", host, failure(failure), List.of(), "", "", "", Trace.NONE, Extra.NONE));
    return this;
  }

  /** What another scene observed was observed in this one too. */
  Scene takeFrom(Scene other) {
    observations.addAll(other.observations);
    return this;
  }

  Scene quic(String ip, FailureKind failure) {
    return quic(ip, host, failure, List.of());
  }

  /** A page of somebody else over QUIC, to see whether the network lets any through. */
  Scene quicCanary(FailureKind failure) {
    return quic("4.4.4.4", "canary.example", failure, List.of("canary"));
  }

  /** A handshake over QUIC with a host to which a redirect led. */
  Scene quicBeyond(String ip, String name, FailureKind failure) {
    return quic(ip, name, failure, List.of("depth=1"));
  }

  private Scene quic(String ip, String name, FailureKind failure, List<String> tags) {
    observations.add(
        new Observation.QuicHandshake(
            Endpoint.of(ip, port),
            name,
            failure(failure),
            List.of(),
            "h3",
            new Trace(Duration.ZERO, Duration.ZERO, 0, tags),
            Extra.NONE));
    return this;
  }

  Scene http(String ip, int code, String title, long length, HttpHeader... headers) {
    return http(url, Endpoint.of(ip, port), code, title, length, headers);
  }

  Scene http(
      String at, String address, int code, String title, long length, HttpHeader... headers) {
    var response =
        new HttpResponse(
            code,
            List.of(headers),
            Optional.empty(),
            length,
            Optional.empty(),
            Optional.of(title),
            Optional.empty(),
            false);
    observations.add(
        new Observation.HttpExchange(
            "GET",
            at,
            List.of(),
            Optional.of(response),
            Optional.empty(),
            address,
            Trace.NONE,
            Extra.NONE));
    return this;
  }

  /** A redirect's target that cannot be connected to. */
  Scene nextHopFails(String at, String ip, FailureKind kind) {
    Target next = new Target(at);
    List<DnsAnswer> answers = answers(ip);
    for (String engine : List.of("system", "doh")) {
      observations.add(
          new Observation.DnsLookup(
              next.host().orElseThrow(),
              "A",
              engine,
              "",
              answers,
              List.of(reply(answers, null)),
              Optional.empty(),
              Trace.NONE,
              Extra.NONE));
    }
    int nextPort = next.port().orElseThrow();
    for (int i = 0; i < 2; i++) {
      observations.add(
          new Observation.TcpConnect(ip, nextPort, failure(kind), Trace.NONE, Extra.NONE));
    }
    observations.add(
        new Observation.HttpExchange(
            "GET",
            at,
            List.of(),
            Optional.empty(),
            failure(kind),
            Endpoint.of(ip, nextPort),
            Trace.NONE,
            Extra.NONE));
    return this;
  }

  Scene httpFails(String ip, FailureKind failure) {
    observations.add(
        new Observation.HttpExchange(
            "GET",
            url,
            List.of(),
            Optional.empty(),
            failure(failure),
            Endpoint.of(ip, port),
            Trace.NONE,
            Extra.NONE));
    return this;
  }

  /** Names resolved as everywhere, by all three ways. */
  Scene dnsAsEverywhere() {
    return dns("system", REAL).dns("udp", REAL).dns("doh", REAL);
  }

  // The control's side

  Scene noControl() {
    hasControl = false;
    return this;
  }

  Scene controlResolves(String... addresses) {
    controlAddresses = List.of(addresses);
    return this;
  }

  Scene controlDnsFails(FailureKind kind) {
    controlAddresses = List.of();
    controlDnsFailure = failure(kind);
    return this;
  }

  Scene controlTcp(String ip, FailureKind failure) {
    controlTcp.put(Endpoint.of(ip, port), new Control.Tcp(failure(failure)));
    return this;
  }

  Scene controlTls(String ip, FailureKind failure, String leaf) {
    controlTls.put(
        Endpoint.of(ip, port),
        new Control.Tls(host, failure(failure), Optional.ofNullable(leaf), Optional.empty()));
    return this;
  }

  Scene controlQuicBeyond(String ip, String name, FailureKind failure) {
    controlQuic.put(
        Endpoint.of(ip, port),
        new Control.Tls(name, failure(failure), Optional.empty(), Optional.empty()));
    return this;
  }

  /** An older control: it fetches the page, and writes down no handshakes. */
  Scene controlWritesNoHandshakes() {
    controlTls.clear();
    return this;
  }

  Scene controlQuic(String ip, FailureKind failure) {
    controlQuic.put(
        Endpoint.of(ip, port),
        new Control.Tls(host, failure(failure), Optional.empty(), Optional.empty()));
    return this;
  }

  Scene controlHides(boolean accepted, FailureKind failure) {
    controlEch.put(Endpoint.of(REAL, port), new Control.Ech(accepted, failure(failure)));
    return this;
  }

  Scene controlHttp(int status, String title, long length) {
    controlHttp = Optional.of(page(status, title, length));
    return this;
  }

  Scene controlEndsAt(String url) {
    controlHttp =
        Optional.of(
            new Control.Http(
                200,
                1000,
                "Genuine",
                Map.of(),
                Optional.empty(),
                Optional.of(url),
                Optional.empty()));
    return this;
  }

  Scene redirectsWithoutEnd(String ip) {
    var response =
        new HttpResponse(
            301,
            List.of(new HttpHeader("Location", "/further")),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    observations.add(
        new Observation.HttpExchange(
            "GET",
            url,
            List.of(),
            Optional.of(response),
            failure(FailureKind.HTTP_TOO_MANY_REDIRECTS),
            Endpoint.of(ip, port),
            Trace.NONE,
            Extra.NONE));
    return this;
  }

  Scene controlHttpFails(FailureKind kind) {
    controlHttp = Optional.of(Control.Http.failed(Failure.of(kind)));
    return this;
  }

  Scene network(String ip, long asn) {
    networks.put(ip, new Asn(asn));
    return this;
  }

  Scene gate(FailureKind failure) {
    gate = Optional.of(new Gate(List.of(new Gate.Check("neutral_host", failure(failure)))));
    return this;
  }

  Scene diagnosed(Diagnosis diagnosis) {
    diagnoses.add(diagnosis);
    return this;
  }

  Scene resolverIn(long asn) {
    resolverAsn = Optional.of(new Asn(asn));
    return this;
  }

  Scene noGate() {
    gate = Optional.empty();
    return this;
  }

  private static Optional<Failure> failure(FailureKind kind) {
    return Optional.ofNullable(kind).map(Failure::of);
  }
}
