package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.burkit.lab.trial.Trial.AULNET;
import static org.burkit.lab.trial.Trial.AULNET_NAME;
import static org.burkit.lab.trial.Trial.LAB_ISSUER;

import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.burkit.lab.world.Interception;
import org.burkit.lab.world.Policy;
import org.junit.jupiter.api.Test;

/** The certificates that interceptors show. */
class InterceptionWireTest {
  private static final String STATE = "CN=Lab Security Authority,O=LSA,C=KZ";

  @Test
  @Proves({"Destination.Divert", "interception KNOWN_ROOT"})
  void knownRoot_isTheOneOnTheList_forTheTargetAlone() throws Exception {
    try (Trial trial = intercepting(Interception.KNOWN_ROOT)) {
      List<X509Certificate> chain = trial.home().chain(AULNET, AULNET_NAME);
      assertThat(issuer(chain.getFirst())).isEqualTo(STATE);
      assertThat(isListed(trial, chain.getLast())).isTrue();
      chain.getFirst().verify(chain.getLast().getPublicKey());
      assertThat(trial.home().tls("198.18.20.16", "sau.example")).isEqualTo(LAB_ISSUER);
      assertThat(trial.hits("intercept " + AULNET_NAME)).isEqualTo(1);
    }
  }

  @Test
  @Proves("interception ROTATED_ROOT")
  void rotatedRoot_hasTheNameAndAnotherKey() throws Exception {
    try (Trial trial = intercepting(Interception.ROTATED_ROOT)) {
      List<X509Certificate> chain = trial.home().chain(AULNET, AULNET_NAME);
      assertThat(issuer(chain.getFirst())).isEqualTo(STATE);
      assertThat(isListed(trial, chain.getLast())).isFalse();
    }
  }

  @Test
  @Proves("interception UNKNOWN_ROOT")
  void unknownRoot_isOnNoList() throws Exception {
    try (Trial trial = intercepting(Interception.UNKNOWN_ROOT)) {
      List<X509Certificate> chain = trial.home().chain(AULNET, AULNET_NAME);
      assertThat(issuer(chain.getFirst())).isNotIn(STATE, LAB_ISSUER);
      assertThat(isListed(trial, chain.getLast())).isFalse();
    }
  }

  @Test
  @Proves("interception EXPIRED_INTERMEDIATE")
  void expiredIntermediate_isUnderTheListedRoot() throws Exception {
    try (Trial trial = intercepting(Interception.EXPIRED_INTERMEDIATE)) {
      List<X509Certificate> chain = trial.home().chain(AULNET, AULNET_NAME);
      X509Certificate intermediate = chain.get(1);
      assertThat(issuer(intermediate)).isEqualTo(STATE);
      assertThat(intermediate.getNotAfter().toInstant()).isBefore(Instant.now());
      chain.getFirst().verify(intermediate.getPublicKey());
    }
  }

  @Test
  @Proves("interception COPIED_LEAF")
  void copiedLeaf_isTheGenuineOneInAllButItsKey() throws Exception {
    try (Trial open = Trial.under();
        Trial trial = intercepting(Interception.COPIED_LEAF)) {
      X509Certificate genuine = open.home().leaf(AULNET, AULNET_NAME);
      X509Certificate copy = trial.home().leaf(AULNET, AULNET_NAME);
      assertThat(copy.getSubjectX500Principal()).isEqualTo(genuine.getSubjectX500Principal());
      assertThat(issuer(copy)).isEqualTo(issuer(genuine)).isEqualTo(LAB_ISSUER);
      assertThat(copy.getSubjectAlternativeNames())
          .containsExactlyElementsOf(genuine.getSubjectAlternativeNames());
      X509Certificate root = root(trial);
      assertThatThrownBy(() -> copy.verify(root.getPublicKey()))
          .isInstanceOf(SignatureException.class);
    }
  }

  private static X509Certificate root(Trial trial) throws Exception {
    try (var pem = Files.newInputStream(trial.world().files().ca())) {
      return (X509Certificate)
          java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  private static boolean isListed(Trial trial, X509Certificate root) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(root.getEncoded());
    return Files.readString(trial.world().files().lists().resolve("interception-roots.yaml"))
        .contains(HexFormat.of().formatHex(digest));
  }

  private static String issuer(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().getName();
  }

  private static Trial intercepting(Interception how) throws Exception {
    return Trial.under(Policy.intercepting(AULNET_NAME).with(how));
  }
}
