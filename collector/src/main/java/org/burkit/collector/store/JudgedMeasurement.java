package org.burkit.collector.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.collector.journal.Address;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;

/**
 * One measurement with its verdict, as the store keeps it; the bytes stay in the journal.
 *
 * @param start by the probe's clock, in whole microseconds
 * @param received by the collector's clock, in whole microseconds
 * @param input the target as it was written; empty for none
 * @param domain the host that was measured; empty for none
 * @param service id of the service that the domain belongs to; empty for none
 * @param category code of the lists for that domain or service; empty where they do not know it
 * @param cc where the submitting address was, or else what the probe claims
 * @param asn likewise
 * @param probe pseudonym; empty for none
 * @param prefix key of the address prefix it came from; empty for none
 * @param standing how far it is believed, by who sent it and from where
 * @param rules ids of the rules that fired
 * @param functions how each function of a service fares: works, partly or fails; empty for a page
 * @param at where the bytes are; the order of the journal
 */
public record JudgedMeasurement(
    MeasurementId id,
    Instant start,
    Instant received,
    String input,
    String domain,
    String service,
    String category,
    CountryCode cc,
    Asn asn,
    String probe,
    String prefix,
    Standing standing,
    Outcome outcome,
    double confidence,
    boolean decisive,
    List<String> rules,
    Map<ServiceFunction, String> functions,
    Address at) {
  public JudgedMeasurement {
    rules = List.copyOf(rules);
    functions = Map.copyOf(functions);
  }

  /** The same, lying elsewhere. */
  public JudgedMeasurement at(Address place) {
    return new JudgedMeasurement(
        id,
        start,
        received,
        input,
        domain,
        service,
        category,
        cc,
        asn,
        probe,
        prefix,
        standing,
        outcome,
        confidence,
        decisive,
        rules,
        functions,
        place);
  }

  /** What everybody may know of it. */
  JudgedMeasurement redacted(Instant hour, Asn network) {
    return new JudgedMeasurement(
        id,
        hour,
        hour,
        input,
        domain,
        service,
        category,
        cc,
        network,
        "",
        "",
        standing,
        outcome,
        confidence,
        decisive,
        rules,
        functions,
        at);
  }

  /** True where it has a say: it has a host, a country and a network, and was measured there. */
  public boolean hasSay() {
    return standing != Standing.ELSEWHERE && !domain.isEmpty() && cc.isKnown() && asn.isKnown();
  }

  /** When it was made; a clock that runs ahead cannot date it later than it came. */
  public Instant time() {
    return start.isAfter(received) ? received : start;
  }

  /**
   * What stands for whoever sent it when sources are counted: the prefix, or else the pseudonym.
   * One of nobody in particular, which others have published, stands for itself.
   */
  public String voter() {
    String named = prefix.isEmpty() ? probe : prefix;
    return named.isEmpty() ? id.hex() : named;
  }

  /** Its vote. */
  public Ballot ballot() {
    return new Ballot(
        id,
        Rows.micros(received),
        new Cell(domain, cc, asn),
        service,
        probe,
        prefix,
        standing,
        time(),
        outcome,
        confidence,
        decisive);
  }
}
