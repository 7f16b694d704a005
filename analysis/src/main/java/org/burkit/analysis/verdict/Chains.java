package org.burkit.analysis.verdict;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.burkit.model.InterceptionRoot;
import org.burkit.model.PeerCertificate;

/** Certificate chains held against the known interception roots. */
final class Chains {
  private Chains() {}

  /**
   * The interception root that a chain leads to: by digest of a certificate in it, or by the name
   * of an issuer, since such roots are replaced often.
   */
  static Optional<InterceptionRoot> knownRoot(
      List<PeerCertificate> chain, List<InterceptionRoot> roots) {
    return roots.stream()
        .filter(root -> chain.stream().anyMatch(certificate -> leadsTo(certificate, root)))
        .findFirst();
  }

  private static boolean leadsTo(PeerCertificate certificate, InterceptionRoot root) {
    if (root.sha256().contains(certificate.sha256())) {
      return true;
    }
    return parse(certificate)
        .filter(x -> sameName(x.getIssuerX500Principal().getName(), root.issuer()))
        .isPresent();
  }

  /** The same parts in whatever order: sources write names from either end. */
  private static boolean sameName(String issuer, String root) {
    try {
      return Set.copyOf(new LdapName(issuer).getRdns())
          .equals(Set.copyOf(new LdapName(root).getRdns()));
    } catch (InvalidNameException e) {
      return false;
    }
  }

  private static Optional<X509Certificate> parse(PeerCertificate certificate) {
    try {
      var in = new ByteArrayInputStream(certificate.der());
      return Optional.of(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
