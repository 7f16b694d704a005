package org.burkit.collector.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One look at a collector.
 *
 * @param places of its data
 * @param copy of the data
 * @param certificate with its chain
 * @param address of a running collector
 * @param implausible what is wrong with the clock by itself, in words
 */
public record Examination(
    Places places,
    Optional<Path> copy,
    Optional<Path> certificate,
    Optional<URI> address,
    InstantSource clock,
    Optional<String> implausible) {

  /**
   * Where things lie.
   *
   * @param data the directory of them all
   * @param store empty where it is in a database
   */
  public record Places(
      Path data, Path journal, Path evidence, Optional<Path> store, Path salt, Path editors) {}

  /** What was found, in the order in which people want to read it. */
  public List<Finding> findings() throws IOException, InterruptedException {
    Instant now = clock.instant();
    var findings = new ArrayList<Finding>();
    if (address.isPresent()) {
      findings.addAll(new RunningCheck(address.get()).findings());
    }
    findings.addAll(new MachineCheck(places.data, clock, implausible).findings());
    findings.addAll(
        new DataCheck(places.journal, places.evidence, places.store, copy, now).findings());
    findings.addAll(new KeysCheck(places.evidence, places.salt, places.editors).findings());
    certificate.map(file -> new CertificateCheck(file, now).finding()).ifPresent(findings::add);
    return findings;
  }
}
