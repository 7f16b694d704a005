package org.burkit.probe.nettest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.burkit.model.Diagnosis;
import org.burkit.model.Observation;
import org.burkit.probe.control.ControlAnswer;

/**
 * What a test saw of one target.
 *
 * @param start by the probe's clock
 * @param observations in the order of time
 * @param diagnoses experiments made because something failed
 */
public record Observed(
    Instant start,
    Duration runtime,
    List<Observation> observations,
    List<Diagnosis> diagnoses,
    ControlAnswer control) {
  public Observed {
    observations = List.copyOf(observations);
    diagnoses = List.copyOf(diagnoses);
  }

  /** The same with experiments, after which the measurement took so long. */
  public Observed with(List<Diagnosis> made, Duration inAll) {
    return new Observed(start, inAll, observations, made, control);
  }
}
