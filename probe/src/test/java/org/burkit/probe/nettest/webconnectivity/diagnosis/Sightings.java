package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.Control;
import org.burkit.model.DnsAnswer;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation;
import org.burkit.model.ServiceBinding;
import org.burkit.model.Trace;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.nettest.Observed;
import org.jspecify.annotations.Nullable;

/** What a measurement may have seen, each in one line. */
final class Sightings {
  static final String NAME = "blocked.example";
  private static final String AT = "127.0.0.1:443";

  private Sightings() {}

  static Observed seen(ControlAnswer control, List<Observation> observations) {
    return new Observed(
        Instant.parse("2026-11-24T08:00:00Z"),
        Duration.ofSeconds(1),
        observations,
        List.of(),
        control);
  }

  static ControlAnswer control(@Nullable FailureKind kind) {
    Control.Http page =
        kind == null
            ? new Control.Http(
                200,
                1000,
                "Title",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            : Control.Http.failed(Failure.of(kind));
    Control control =
        new Control(
            new Control.Dns(List.of(), Optional.empty()),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.of(page),
            Map.of(),
            Optional.empty(),
            Extra.NONE);
    return new ControlAnswer(Optional.of(control), Optional.empty(), Optional.empty());
  }

  static Observation connect(@Nullable FailureKind kind) {
    return new Observation.TcpConnect("127.0.0.1", 443, failure(kind), Trace.NONE, Extra.NONE);
  }

  static Observation handshake(@Nullable FailureKind kind) {
    return handshake(AT, kind);
  }

  static Observation handshake(String at, @Nullable FailureKind kind) {
    return new Observation.TlsHandshake(
        at, NAME, failure(kind), List.of(), "", "", "", Trace.NONE, Extra.NONE);
  }

  /** A handshake on the way to the target itself. */
  static Observation said(String at, @Nullable FailureKind kind) {
    Trace trace = new Trace(Duration.ZERO, Duration.ZERO, 1, List.of("depth=0"));
    return new Observation.TlsHandshake(
        at, NAME, failure(kind), List.of(), "", "", "", trace, Extra.NONE);
  }

  /** An HTTPS record that says how to hide the name behind {@code cover.example}. */
  static Observation hideable(String engine, String target, Optional<Integer> port) {
    String ech =
        Base64.getEncoder()
            .encodeToString(
                HexFormat.of()
                    .parseHex(
                        "0040fe0d003c0700200020"
                            + "09".repeat(32)
                            + "000400010001000d636f7665722e6578616d706c650000"));
    ServiceBinding binding =
        new ServiceBinding(1, target, List.of("h2"), port, List.of(), List.of(), Optional.of(ech));
    return new Observation.DnsLookup(
        NAME,
        "HTTPS",
        engine,
        "127.0.0.1:53",
        List.of(binding.answer("HTTPS", 60)),
        List.of(),
        Optional.empty(),
        Trace.NONE,
        Extra.NONE);
  }

  static Observation page(
      String url, int code, String title, long bytes, int seconds, @Nullable FailureKind kind) {
    HttpResponse response =
        new HttpResponse(
            code,
            List.of(),
            Optional.empty(),
            bytes,
            Optional.empty(),
            Optional.of(title),
            Optional.empty(),
            Optional.empty(),
            false);
    Trace trace = new Trace(Duration.ZERO, Duration.ofSeconds(seconds), 1, List.of());
    return new Observation.HttpExchange(
        "GET", url, List.of(), Optional.of(response), failure(kind), AT, trace, Extra.NONE);
  }

  static Observation lookup(String engine, String ip) {
    return new Observation.DnsLookup(
        NAME,
        "A",
        engine,
        "127.0.0.1:53",
        List.of(DnsAnswer.of("A", ip, 60)),
        List.of(),
        Optional.empty(),
        Trace.NONE,
        Extra.NONE);
  }

  private static Optional<Failure> failure(@Nullable FailureKind kind) {
    return Optional.ofNullable(kind).map(Failure::of);
  }
}
