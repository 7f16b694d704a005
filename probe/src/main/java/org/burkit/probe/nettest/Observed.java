package org.burkit.probe.nettest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Observation;
import org.burkit.model.ServiceTest;
import org.burkit.probe.control.ControlAnswer;

/**
 * What a test saw of one target.
 *
 * @param start by the probe's clock
 * @param observations in the order of time
 * @param diagnoses experiments made because something failed
 * @param service which service was measured, where it was one: then the control's answers are there
 */
public record Observed(
    Instant start,
    Duration runtime,
    List<Observation> observations,
    List<Diagnosis> diagnoses,
    ControlAnswer control,
    Optional<ServiceTest> service) {
  public Observed {
    observations = List.copyOf(observations);
    diagnoses = List.copyOf(diagnoses);
  }

  /** What was seen of a page. */
  public Observed(
      Instant start,
      Duration runtime,
      List<Observation> observations,
      List<Diagnosis> diagnoses,
      ControlAnswer control) {
    this(start, runtime, observations, diagnoses, control, Optional.empty());
  }

  /** What was seen of one endpoint of a service, as if it had been a page. */
  public Observed of(ServiceTest.Part part) {
    return new Observed(
        start,
        runtime,
        observations.stream().filter(o -> o.trace().hasTag(part.tag())).toList(),
        List.of(),
        new ControlAnswer(part.control(), part.controlFailure(), Optional.empty()));
  }

  /** The same with experiments, after which the measurement took so long. */
  public Observed with(List<Diagnosis> made, Duration inAll) {
    return new Observed(start, inAll, observations, made, control, service);
  }
}
