package org.burkit.lists;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificate authorities of Mozilla's root programme, as a file inside this jar. Probe and
 * control judge certificates by these alone, never by the machine's own store: a volunteer may have
 * been made to install the state's root there.
 */
public final class BundledRoots {
  private BundledRoots() {}

  /** All roots, read anew at each call. */
  public static List<X509Certificate> read() {
    try (var in = BundledRoots.class.getResourceAsStream("mozilla-roots.pem")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks mozilla-roots.pem");
      }
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException | IOException e) {
      throw new IllegalStateException("the bundled roots must be readable", e);
    }
  }
}
