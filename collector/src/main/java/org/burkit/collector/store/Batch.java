package org.burkit.collector.store;

import java.util.List;
import java.util.Map;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Subject;
import org.burkit.collector.journal.Position;

/**
 * What one step of the fold changes, to be kept as a whole or not at all.
 *
 * @param measurements new ones, in the order of the journal
 * @param acts new ones, in the order of the journal
 * @param incidents for each subject that was touched all its incidents; others it had are gone
 * @param upTo the place in the journal that the fold has now reached
 */
public record Batch(
    List<JudgedMeasurement> measurements,
    List<PlacedAct> acts,
    Map<Subject, List<Incident>> incidents,
    Position upTo) {
  public Batch {
    measurements = List.copyOf(measurements);
    acts = List.copyOf(acts);
    incidents = Map.copyOf(incidents);
  }

  /** One in which nobody says anything. */
  public Batch(
      List<JudgedMeasurement> measurements, Map<Subject, List<Incident>> incidents, Position upTo) {
    this(measurements, List.of(), incidents, upTo);
  }
}
