package org.burkit.collector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads the certificates of a PEM file. */
final class CertificateFile {
  private CertificateFile() {}

  static List<X509Certificate> read(Path file) throws WrongUse {
    try (InputStream in = Files.newInputStream(file)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new WrongUse(
            List.of("--ca-file: expected certificates in PEM, found none in " + file));
      }
      return certificates.stream().map(X509Certificate.class::cast).toList();
    } catch (IOException e) {
      throw new WrongUse(List.of("--ca-file: cannot read " + file + ": " + e.getMessage()));
    } catch (CertificateException e) {
      throw new WrongUse(List.of("--ca-file: expected certificates in PEM in " + file));
    }
  }
}
