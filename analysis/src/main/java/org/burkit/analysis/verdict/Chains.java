package org.burkit.analysis.verdict;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.burkit.model.DistinguishedName;
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
    List<DistinguishedName> issuers = chain.stream().flatMap(c -> c.issuer().stream()).toList();
    return roots.stream()
        .filter(root ->
            !Collections.disjoint(digests, root.sha256())
                || DistinguishedName.parse(root.issuer()).filter(issuers::contains).isPresent())
        .findFirst();
  }
}
