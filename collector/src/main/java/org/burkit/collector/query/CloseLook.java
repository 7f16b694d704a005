package org.burkit.collector.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.Origin;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.Journal;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.PeerCertificate;
import org.burkit.model.References;

/**
 * Looks closely at some measurements, whose bytes it reads in the journal: what the store does not
 * keep of them. Any thread.
 */
public final class CloseLook {
  private static final int LONGEST_NAME = 200;

  private final Journal journal;
  private final Judge judge;

  public CloseLook(Journal journal, References references) {
    this.journal = journal;
    this.judge = new Judge(references);
  }

  /**
   * What some measurements show.
   *
   * @param hops the last router before the interference, counted from the probe, where one was
   *     found
   * @param certificates those shown by who intercepts, each once
   */
  public record Seen(NavigableSet<Integer> hops, List<Certificate> certificates) {
    public Seen {
      hops = new TreeSet<>(hops);
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * A certificate as it names itself; a stranger wrote it.
   *
   * @param sha256 of its DER form, in hex
   */
  public record Certificate(
      String subject, String issuer, Instant from, Instant until, String sha256) {}

  /** One measurement and the network that it came from. */
  private record Found(Measurement measurement, Network network) {}

  /**
   * Those of the ids that are there and were judged blocked.
   *
   * @param named gives those of some networks that may be named; of others, and of unknown ones,
   *     nothing is shown
   */
  public Seen at(List<MeasurementId> ids, UnaryOperator<Set<Network>> named) throws IOException {
    List<Found> found = new ArrayList<>();
    for (MeasurementId id : ids) {
      Optional<Entry> entry = journal.find(id);
      if (entry.isPresent()) {
        found.add(read(entry.get()));
      }
    }
    Set<Network> shown =
        named.apply(found.stream().map(Found::network).collect(Collectors.toSet()));
    NavigableSet<Integer> hops = new TreeSet<>();
    Map<String, Certificate> certificates = new LinkedHashMap<>();
    for (Found one : found) {
      if (one.network().asn().isKnown() && shown.contains(one.network())) {
        look(one.measurement(), hops, certificates);
      }
    }
    return new Seen(hops, List.copyOf(certificates.values()));
  }

  private static Found read(Entry entry) throws IOException {
    try {
      Measurement measurement = MeasurementCodec.decode(entry.body().toArray());
      Envelope envelope = entry.envelope();
      var origin = new Origin(envelope.ccSeen(), envelope.asnSeen(), measurement.vantage());
      return new Found(measurement, new Network(origin.cc(), origin.asn()));
    } catch (MalformedMeasurementException e) {
      throw new IOException("an entry of the journal is no measurement any more", e);
    }
  }

  private void look(
      Measurement measurement, NavigableSet<Integer> hops, Map<String, Certificate> certificates) {
    Verdict verdict = judge.judge(measurement);
    verdict.hop().ifPresent(hops::add);
    boolean intercepted =
        verdict
            .outcome()
            .mechanismIfBlocked()
            .map(Mechanism::family)
            .equals(Optional.of("tls.mitm"));
    if (intercepted) {
      measurement.all(TlsHandshake.class).stream()
          .filter(shown -> shown.failure().isPresent())
          .filter(shown -> shown.serverName().equalsIgnoreCase(verdict.host()))
          .flatMap(shown -> shown.peerCertificates().stream().limit(1))
          .flatMap(leaf -> certificate(leaf).stream())
          .forEach(shown -> certificates.putIfAbsent(shown.sha256(), shown));
    }
  }

  private static Optional<Certificate> certificate(PeerCertificate leaf) {
    try {
      var in = new ByteArrayInputStream(leaf.der());
      var x = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return Optional.of(
          new Certificate(
              shortened(x.getSubjectX500Principal().getName()),
              shortened(x.getIssuerX500Principal().getName()),
              x.getNotBefore().toInstant(),
              x.getNotAfter().toInstant(),
              leaf.sha256()));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
