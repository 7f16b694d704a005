package org.burkit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What one probe saw of one target, once: facts only. The wire form is OONI's ({@code df-000} and
 * the test's own document); {@link MeasurementCodec} reads and writes it.
 *
 * @param testName {@code web_connectivity} for ours; others' tests are kept as they are
 * @param target empty for tests without an input
 * @param start by the probe's clock, whole seconds
 * @param probeId the probe's pseudonym, good for one network and one month ({@code x_probe_id})
 * @param controlFailure why there is no control, where it was asked and did not answer
 * @param service which service this is of, with what the control saw of it; empty for a page
 * @param observations in the order of time within each kind
 * @param diagnoses experiments made because something failed, in their order
 * @param extra what the wire form says beyond this
 */
public record Measurement(
    String testName,
    String testVersion,
    String softwareName,
    String softwareVersion,
    Optional<Target> target,
    Instant start,
    Duration runtime,
    Vantage vantage,
    Optional<String> probeId,
    Optional<Gate> gate,
    List<Observation> observations,
    List<Diagnosis> diagnoses,
    Optional<Control> control,
    Optional<Failure> controlFailure,
    Optional<ServiceTest> service,
    Extra extra) {
  public Measurement {
    observations = List.copyOf(observations);
    diagnoses = List.copyOf(diagnoses);
  }

  /** A measurement that is of no service. */
  public Measurement(
      String testName,
      String testVersion,
      String softwareName,
      String softwareVersion,
      Optional<Target> target,
      Instant start,
      Duration runtime,
      Vantage vantage,
      Optional<String> probeId,
      Optional<Gate> gate,
      List<Observation> observations,
      List<Diagnosis> diagnoses,
      Optional<Control> control,
      Optional<Failure> controlFailure,
      Extra extra) {
    this(
        testName,
        testVersion,
        softwareName,
        softwareVersion,
        target,
        start,
        runtime,
        vantage,
        probeId,
        gate,
        observations,
        diagnoses,
        control,
        controlFailure,
        Optional.empty(),
        extra);
  }

  /** The measurement of one endpoint of a service, in the shape of a page's. */
  public Measurement of(ServiceTest.Part part) {
    return new Measurement(
        testName,
        testVersion,
        softwareName,
        softwareVersion,
        Optional.of(part.target()),
        start,
        runtime,
        vantage,
        probeId,
        gate,
        observations.stream().filter(o -> o.trace().hasTag(part.tag())).toList(),
        diagnoses,
        part.control(),
        part.controlFailure(),
        extra);
  }

  /** The experiments of one kind, in their order. */
  public <T extends Diagnosis> List<T> diagnoses(Class<T> kind) {
    return of(kind, diagnoses);
  }

  /** The observations of one kind, in their order. */
  public <T extends Observation> List<T> all(Class<T> kind) {
    return of(kind, observations);
  }

  private static <T> List<T> of(Class<T> kind, List<? super T> all) {
    List<T> found = new ArrayList<>();
    for (Object one : all) {
      if (kind.isInstance(one)) {
        found.add(kind.cast(one));
      }
    }
    return Collections.unmodifiableList(found);
  }
}
