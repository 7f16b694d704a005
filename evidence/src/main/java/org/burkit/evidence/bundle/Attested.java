package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.analysis.verdict.Outcome.Reason;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * What the collector says of a measurement whose network is not named, in the place of what that
 * measurement saw.
 *
 * @param cell whose network is a stand-in: a number for private use, the same for one network
 * @param service id of the service that the domain belongs to; empty for none
 */
record Attested(
    Cell cell,
    String service,
    Standing standing,
    Outcome outcome,
    double confidence,
    boolean decisive) {
  /** The first of the numbers that no network in the world has (RFC 6996). */
  static final long FIRST_STAND_IN = 4_200_000_000L;

  /** The vote of a measurement, as if its network were another. */
  static Attested of(Ballot vote, Asn standIn) {
    return new Attested(
        new Cell(vote.cell().domain(), vote.cell().cc(), standIn),
        vote.service(),
        vote.standing(),
        vote.outcome(),
        vote.confidence(),
        vote.decisive());
  }

  ObjectNode json() {
    String detail =
        switch (outcome) {
          case Outcome.Blocked(Mechanism mechanism) -> mechanism.label();
          case Outcome.Inconclusive(Reason reason) -> reason.label();
          case Outcome.Accessible _, Outcome.Down _, Outcome.ServerSide _ -> "";
        };
    return JsonNodeFactory.instance
        .objectNode()
        .put("cc", cell.cc().code())
        .put("confidence", confidence)
        .put("decisive", decisive)
        .put("detail", detail)
        .put("domain", cell.domain())
        .put("network", cell.asn().number())
        .put("outcome", outcome.label())
        .put("service", service)
        .put("standing", standing.label());
  }

  /** Reads {@link #json}. */
  static Attested of(JsonNode node) throws Unfit {
    long network = node.path("network").asLong();
    Optional<CountryCode> cc = CountryCode.parse(node.path("cc").asText());
    Optional<Outcome> outcome =
        outcome(node.path("outcome").asText(), node.path("detail").asText());
    if (network < FIRST_STAND_IN || network > 0xffff_ffffL || cc.isEmpty() || outcome.isEmpty()) {
      throw new Unfit("what is attested of a measurement does not read");
    }
    return new Attested(
        new Cell(node.path("domain").asText(), cc.get(), new Asn(network)),
        node.path("service").asText(),
        node.path("standing").asText().equals(Standing.FULL.label())
            ? Standing.FULL
            : Standing.UNSOLICITED,
        outcome.get(),
        node.path("confidence").asDouble(),
        node.path("decisive").asBoolean());
  }

  private static Optional<Outcome> outcome(String word, String detail) {
    return switch (word) {
      case "accessible" -> Optional.of(new Outcome.Accessible());
      case "blocked" -> Mechanism.parse(detail).map(Outcome.Blocked::new);
      case "down" -> Optional.of(new Outcome.Down());
      case "server_side" -> Optional.of(new Outcome.ServerSide());
      case "inconclusive" -> reason(detail).map(Outcome.Inconclusive::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> reason(String label) {
    for (Reason reason : Reason.values()) {
      if (reason.name().toLowerCase(Locale.ROOT).equals(label)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
