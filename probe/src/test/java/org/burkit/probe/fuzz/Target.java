package org.burkit.probe.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.burkit.analysis.verdict.Judge;
import org.burkit.lists.Lists;
import org.burkit.model.ControlRequest;
import org.burkit.model.EchConfigs;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Extra;
import org.burkit.model.HttpResponse;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.Observation;
import org.burkit.model.Trace;
import org.burkit.model.Vantage;
import org.burkit.model.fuzz.Corpus;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.delivery.ListTargets;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.NetTargets;
import org.burkit.probe.net.PlayedClient;
import org.burkit.probe.nettest.webconnectivity.SiteTargets;
import org.burkit.probe.page.PageTargets;
import org.burkit.probe.privacy.Cleansing;
import org.burkit.probe.privacy.Own;
import org.burkit.probe.privacy.Scrubber;
import org.burkit.probe.submit.WayTargets;

/**
 * Everything of the probe that reads what strangers send: servers that are measured, whoever stands
 * on the way, whoever stands in the place of our own services, and programs beside it on the same
 * machine. Each takes any bytes and throws nothing. What was observed is then made fit to be
 * written down, written, read again and judged, as a run does it.
 */
enum Target {
  DNS(bytes -> written(NetTargets.dns(bytes))),
  DOH(bytes -> written(NetTargets.doh(bytes))),
  TLS(bytes -> written(NetTargets.tls(bytes))),
  ECH(Target::ech),
  CERTIFICATE(bytes -> written(NetTargets.certificates(bytes))),
  HTTP1(bytes -> written(SiteTargets.kept(NetTargets.http1(bytes)))),
  HTTP2(bytes -> written(SiteTargets.kept(NetTargets.http2(bytes)))),
  HTTP3(bytes -> written(SiteTargets.kept(NetTargets.http3(bytes)))),
  BODY(bytes -> written(exchange(NetTargets.body(bytes)))),
  QUIC(bytes -> written(NetTargets.quic(bytes))),
  STUN(bytes -> written(NetTargets.stun(bytes))),
  SOCKS(WayTargets::socks),
  COLLECTOR(WayTargets::collector),
  CONTROL(Target::control),
  OFFER(ListTargets::offered),
  PAGE(PageTargets::request);

  /** The home's address; among more digits it is another's. */
  private static final Pattern HOME = Pattern.compile("(?<!\\d)203\\.0\\.113\\.77(?!\\d)");

  private static final Instant START = Instant.parse("2026-11-24T07:00:00Z");
  private static final Judge JUDGE = new Judge(Lists.bundled().references());
  private static final Cleansing CLEANSING =
      new Cleansing(
          new Scrubber(
              Own.of(List.of(Addresses.parse("203.0.113.77").orElseThrow()), List.of("aigul"))));

  private final Corpus.Reader reader;

  Target(Corpus.Reader reader) {
    this.reader = reader;
  }

  void read(byte[] bytes) throws Exception {
    reader.read(bytes);
  }

  /** An ECHConfigList from the DNS; the same bytes as a server's answer. */
  private static void ech(byte[] bytes) throws InterruptedException {
    EchConfigs.of(bytes).ifPresent(EchConfigs::wire);
    NetTargets.ech(bytes);
  }

  private static void control(byte[] bytes) throws MalformedMeasurementException {
    var request =
        new ControlRequest(
            NetTargets.PAGE.toString(),
            java.util.Map.of(),
            List.of("192.0.2.1:443"),
            false,
            Optional.of("nonce"),
            EndpointProtocol.TLS);
    var answer =
        new ControlClient(HttpUrl.get("http://127.0.0.1/"), PlayedClient.reading(bytes))
            .ask(request, Deadline.in(Duration.ofMillis(200))); // shorter than any pause
    if (answer.control().isPresent() == answer.failure().isPresent()) {
      throw new IllegalStateException("neither an answer nor a failure, or both");
    }
  }

  private static Observation exchange(HttpResponse response) {
    return new Observation.HttpExchange(
        "GET",
        NetTargets.PAGE.toString(),
        List.of(),
        Optional.of(response),
        Optional.empty(),
        "192.0.2.1:443",
        Trace.NONE,
        Extra.NONE);
  }

  private static void written(Observation seen) throws IOException, MalformedMeasurementException {
    var whole =
        new Measurement(
            "web_connectivity",
            "0.5.28",
            "burkit-probe",
            "0.1.0",
            Optional.of(new org.burkit.model.Target(NetTargets.PAGE.toString())),
            START,
            Duration.ofSeconds(1),
            Vantage.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            List.of(seen),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Extra.NONE);
    byte[] json = MeasurementCodec.encode(CLEANSING.of(whole));
    if (HOME.matcher(new String(json, StandardCharsets.UTF_8)).find()) {
      throw new IllegalStateException("the volunteer's address is left");
    }
    Measurement again = MeasurementCodec.identify(json).measurement();
    if (again.observations().getFirst() instanceof Observation.Unrecognized) {
      throw new IllegalStateException("what was written cannot be read: " + seen);
    }
    JUDGE.judge(again);
  }
}
