package org.burkit.collector.store;

import org.burkit.model.CountryCode;

/** What incidents are about: a service, or a domain that belongs to none, in one country. */
public record Subject(String name, CountryCode cc) {
  /** The subject that the incident fold puts this measurement's ballot under. */
  public static Subject of(JudgedMeasurement measurement) {
    String name =
        measurement.service().isEmpty()
            ? "domain " + measurement.domain()
            : "service " + measurement.service();
    return new Subject(name, measurement.cc());
  }
}
