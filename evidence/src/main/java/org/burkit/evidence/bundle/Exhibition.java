package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Ballot;
import org.burkit.evidence.bundle.Dossier.Held;
import org.burkit.evidence.leaf.Disclosure;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.recount.Judged;
import org.burkit.evidence.recount.Recount;
import org.burkit.evidence.recount.Witness;
import org.burkit.model.Asn;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;

/** Makes of what the collector has what a bundle shows of it. For one thread, once. */
final class Exhibition {
  private final Dossier dossier;
  private final Recount recount;
  private final Roles roles;
  private final Set<String> named = new HashSet<>();
  private final Map<Asn, Asn> standIns = new HashMap<>();
  private final Tokens probes = new Tokens("p");
  private final Tokens prefixes = new Tokens("a");
  private final List<Long> erased = new ArrayList<>();

  private Exhibition(Dossier dossier) {
    this.dossier = dossier;
    this.recount = new Recount(dossier.lists());
    this.roles = Roles.of(dossier.statement().incident());
    dossier.statement().incident().path("asns").forEach(asn -> named.add(asn.asText()));
  }

  /**
   * What is shown, in the order of the log.
   *
   * @param judged what each of the exhibits means
   * @param erased leaves whose seed is gone
   */
  record Shown(List<Exhibit> exhibits, List<Judged> judged, List<Long> erased) {}

  /** One measurement with its exact time. */
  private record Piece(Exhibit exhibit, Judged judged) {
    Piece at(Instant time) {
      return new Piece(exhibit.at(time), judged.at(time));
    }
  }

  static Shown of(Dossier dossier) throws IOException {
    return new Exhibition(dossier).shown();
  }

  private Shown shown() throws IOException {
    List<Piece> exact = pieces();
    List<Piece> told = exact;
    for (Precision precision : Precision.values()) {
      told = told(exact, precision);
      if (supports(told)) {
        break;
      }
    }
    return new Shown(
        told.stream().map(Piece::exhibit).toList(),
        told.stream().map(Piece::judged).toList(),
        erased);
  }

  private boolean supports(List<Piece> pieces) {
    List<Exhibit> exhibits = pieces.stream().map(Piece::exhibit).toList();
    List<Judged> judged = pieces.stream().map(Piece::judged).toList();
    return Counted.again(dossier.statement(), recount, exhibits, judged)
        .filter(dossier.statement()::says)
        .isPresent();
  }

  /** With coarse times, in whose microseconds their order is kept. */
  private static List<Piece> told(List<Piece> exact, Precision precision) {
    Map<Instant, Integer> earlier = new HashMap<>();
    return exact.stream()
        .sorted(
            Comparator.<Piece, Instant>comparing(piece -> piece.exhibit().time())
                .thenComparing(piece -> piece.judged().id()))
        .map(piece -> {
          Instant coarse = precision.of(piece.exhibit().time());
          int rank = earlier.merge(coarse, 1, Integer::sum) - 1;
          return piece.at(coarse.plusNanos(1_000L * rank));
        })
        .sorted(Comparator.comparingLong(piece -> piece.exhibit().index()))
        .toList();
  }

  private List<Piece> pieces() throws IOException {
    var times = new TreeSet<Instant>();
    dossier.measurements().forEach(held -> times.add(held.received().time()));
    List<Instant> order = List.copyOf(times);
    var rank = new HashMap<Instant, Integer>();
    for (int i = 0; i < order.size(); i++) {
      rank.put(order.get(i), i);
    }
    var exhibits = new ArrayList<Exhibit>();
    for (Taken taken : taken()) {
      Held held = taken.held();
      exhibits.add(exhibit(taken, rank.getOrDefault(held.received().time(), 0)));
    }
    return exhibits.parallelStream()
        .flatMap(exhibit -> exhibit.judged(recount).map(is -> new Piece(exhibit, is)).stream())
        .toList();
  }

  /**
   * A measurement taken apart; one has nothing to do with another, so all processors take part.
   *
   * @param vote where what it saw is not shown
   */
  private record Taken(
      Held held,
      Asn network,
      Instant time,
      Leaf.Measured leaf,
      Map<String, Disclosure> shown,
      Optional<Ballot> vote) {}

  private List<Taken> taken() throws IOException {
    List<Held> kept = new ArrayList<>();
    for (Held held : dossier.measurements()) {
      if (held.seed().isEmpty()) {
        erased.add(held.index());
      } else {
        kept.add(held);
      }
    }
    try {
      return kept.parallelStream().map(this::taken).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Taken taken(Held held) {
    try {
      ObjectNode body = tree(held);
      Asn network = network(held, body);
      boolean isNamed = network.isKnown() && named.contains(network.toString());
      Instant time = Fields.time(body, held.received().time());
      List<Disclosure> fields = Fields.of(body, held.received(), held.seed().orElseThrow());
      Map<String, Disclosure> shown =
          fields.stream()
              .filter(field -> Fields.isShown(field.name(), isNamed))
              .collect(Collectors.toMap(Disclosure::name, field -> field));
      return new Taken(
          held,
          network,
          time,
          Leaf.Measured.of(fields),
          shown,
          isNamed ? Optional.empty() : recount.judge(witness(held)).ballot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the log, since stand-ins are given in it. */
  private Exhibit exhibit(Taken taken, int order) {
    Held held = taken.held();
    Optional<Attested> attested = taken.vote().map(vote -> attested(vote, taken.network()));
    return new Exhibit(
        held.index(),
        taken.leaf(),
        taken.shown(),
        roles.of(held.received().id()),
        order,
        taken.time(),
        probes.of(held.probe()),
        prefixes.of(held.received().prefix()),
        attested);
  }

  /** As the submitting address showed it, or else as the probe claims. */
  private static Asn network(Held held, ObjectNode body) {
    return Optional.of(held.received().asnSeen())
        .filter(Asn::isKnown)
        .or(() -> Asn.parse(body.path("probe_asn").asText()))
        .orElse(Asn.UNKNOWN);
  }

  private Attested attested(Ballot vote, Asn network) {
    return Attested.of(vote, standIns.computeIfAbsent(network, _ -> nextStandIn()));
  }

  private Asn nextStandIn() {
    long number = Attested.FIRST_STAND_IN + standIns.size();
    while (named.contains("AS" + number)) {
      number += dossier.measurements().size();
    }
    return new Asn(number);
  }

  private static Witness witness(Held held) throws IOException {
    try {
      Measurement measurement = MeasurementCodec.decode(tree(held));
      return Witness.of(held.received(), measurement, held.probe());
    } catch (MalformedMeasurementException e) {
      throw unreadable(e);
    }
  }

  private static ObjectNode tree(Held held) throws IOException {
    try {
      return CanonicalJson.parse(held.body().getBytes(StandardCharsets.UTF_8));
    } catch (MalformedMeasurementException e) {
      throw unreadable(e);
    }
  }

  private static IOException unreadable(MalformedMeasurementException e) {
    return new IOException("an entry of the journal is no measurement any more", e);
  }
}
