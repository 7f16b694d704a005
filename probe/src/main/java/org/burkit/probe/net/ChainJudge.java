package org.burkit.probe.net;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/**
 * Judges a chain against given roots (RFC 5280) and the name (RFC 9525), never against the
 * machine's own store: a volunteer may have been made to install the state's root. Any thread may
 * ask.
 */
final class ChainJudge {
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

  private final Set<TrustAnchor> anchors;
  private final InstantSource clock;

  ChainJudge(Collection<X509Certificate> roots, InstantSource clock) {
    this.anchors =
        roots.stream()
            .map(root -> new TrustAnchor(root, null))
            .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
  }

  /**
   * Why {@code chain} does not prove {@code name}; empty where it does. Validity in time is asked
   * first, then the name, then the roots, as the published failures are produced elsewhere.
   *
   * @param chain leaf first
   */
  Optional<Failure> judge(List<X509Certificate> chain, String name) {
    Date now = Date.from(clock.instant());
    if (chain.isEmpty() || !isInTime(chain.getFirst(), now)) {
      return failure(FailureKind.TLS_INVALID_CERTIFICATE);
    }
    if (!OkHostnameVerifier.INSTANCE.verify(name, chain.getFirst())) {
      return failure(FailureKind.TLS_INVALID_HOSTNAME);
    }
    if (leadsToRoot(chain, now)) {
      return Optional.empty();
    }
    boolean allInTime = chain.stream().allMatch(certificate -> isInTime(certificate, now));
    return failure(
        allInTime ? FailureKind.TLS_UNKNOWN_AUTHORITY : FailureKind.TLS_INVALID_CERTIFICATE);
  }

  private static Optional<Failure> failure(FailureKind kind) {
    return Optional.of(Failure.of(kind));
  }

  private static boolean isInTime(X509Certificate certificate, Date now) {
    try {
      certificate.checkValidity(now);
      return true;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return false;
    }
  }

  private boolean leadsToRoot(List<X509Certificate> chain, Date now) {
    if (anchors.isEmpty()) {
      return false;
    }
    try {
      CertPathBuilder.getInstance("PKIX").build(question(chain, now));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PKIXBuilderParameters question(List<X509Certificate> chain, Date now)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(chain.getFirst());
    try {
      leaf.setExtendedKeyUsage(Set.of(SERVER_AUTHENTICATION));
    } catch (java.io.IOException e) {
      throw new InvalidAlgorithmParameterException(e);
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    parameters.setRevocationEnabled(false); // would send packets that nobody asked for
    parameters.setDate(now);
    return parameters;
  }
}
