package org.burkit.collector.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.model.Sha256;

/**
 * One version of what is said of an incident, as far as it is remembered; its statement lies in a
 * file.
 *
 * @param leaf of its statement
 * @param checkpoint the size of the first signed tree that has it
 * @param isRetracted whether it says that the incident is retracted
 * @param isLost whether it says that measurements no longer make the incident
 * @param headline a digest of what it says, but for what each measurement changes
 * @param whole a digest of all that it says
 */
public record Version(
    IncidentId id,
    int number,
    Instant made,
    long leaf,
    long checkpoint,
    boolean isRetracted,
    boolean isLost,
    String headline,
    String whole) {

  /** For counts alone a version is made no more often than this. */
  private static final Duration COUNTS = Duration.ofDays(1);

  private static final List<String> CHANGING =
      List.of(
          "confidence",
          "last_measured",
          "measurements",
          "probes",
          "contradicting",
          "votes",
          "active",
          "mechanisms",
          "events",
          "evidence",
          "counter_evidence");

  static Version of(Statement statement, long leaf, long checkpoint) {
    ObjectNode headline = statement.incident().deepCopy().remove(CHANGING);
    headline.put("rules", statement.edition().rules()).put("lists", statement.edition().lists());
    ArrayNode acts = headline.putArray("acts");
    statement.acts().forEach(act -> acts.add(ActCodec.published(act)));
    return new Version(
        statement.id(),
        statement.version(),
        statement.made(),
        leaf,
        checkpoint,
        statement.retraction().isPresent(),
        Acts.of(statement.acts()).lost(statement.id()).isPresent(),
        Sha256.hex(Canonical.bytes(headline)),
        Sha256.hex(Canonical.bytes(statement.incident())));
  }

  /** Where its bundle is. */
  public String path() {
    return "/i/" + id + "/v" + number + ".zip";
  }

  /** True where {@code next} says so much else that it is to be said. */
  boolean isOutdatedBy(Version next) {
    return !headline.equals(next.headline)
        || (!next.made.isBefore(old()) && countsOtherwiseThan(next));
  }

  /** From then on counts alone are enough for another. */
  Instant old() {
    return made.plus(COUNTS);
  }

  boolean countsOtherwiseThan(Version next) {
    return !whole.equals(next.whole);
  }
}
