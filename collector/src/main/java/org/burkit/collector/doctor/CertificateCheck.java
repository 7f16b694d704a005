package org.burkit.collector.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** How long the certificates last with which the collector answers. */
record CertificateCheck(Path file, Instant now) {
  private static final Duration SOON = Duration.ofDays(14);

  Finding finding() {
    try (InputStream in = Files.newInputStream(file)) {
      Optional<Instant> end = end(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (end.isEmpty()) {
        return Finding.wrong("certificate.unread", Map.of("file", file.toString()));
      }
      Map<String, Object> values = Map.of("end", end.get().toString());
      if (!end.get().isAfter(now)) {
        return Finding.wrong("certificate.over", values);
      }
      return end.get().isAfter(now.plus(SOON))
          ? Finding.well("certificate.well", values)
          : Finding.soon("certificate.ends", values);
    } catch (IOException | CertificateException e) {
      return Finding.wrong("certificate.unread", Map.of("file", file.toString()));
    }
  }

  /** When the first of them ends. */
  private static Optional<Instant> end(Collection<? extends Certificate> certificates) {
    return certificates.stream()
        .map(certificate -> ((X509Certificate) certificate).getNotAfter().toInstant())
        .min(Comparator.naturalOrder());
  }
}
