package org.burkit.analysis.verdict;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
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
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    List<String> digests = chain.stream().map(PeerCertificate::sha256).toList();
    List<Set<Rdn>> issuers = chain.stream().flatMap(c -> issuer(c).stream()).toList();
    return roots.stream()
        .filter(root ->
            !Collections.disjoint(digests, root.sha256())
                || names(root.issuer()).filter(issuers::contains).isPresent())
        .findFirst();
  }

  private static Optional<Set<Rdn>> issuer(PeerCertificate certificate) {
    return parse(certificate).flatMap(x -> names(x.getIssuerX500Principal().getName()));
  }

  /** The parts of a name in whatever order: sources write names from either end. */
  private static Optional<Set<Rdn>> names(String distinguished) {
    try {
      return Optional.of(Set.copyOf(new LdapName(distinguished).getRdns()));
    } catch (InvalidNameException e) {
      return Optional.empty();
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
