package org.burkit.lab.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private final CertificateAuthority ca = CertificateAuthority.create("CN=Root,O=Lab", NOW, false);

  @Test
  void leaf_isValidUnderItsRootAndNoOther() throws Exception {
    Identity site = ca.identify("aulnet.example");
    assertThat(site.chain().getFirst().getSubjectAlternativeNames())
        .containsExactly(List.of(2, "aulnet.example"));
    validate(site, ca.root());
    CertificateAuthority other = CertificateAuthority.create("CN=Root,O=Lab", NOW, false);
    assertThatThrownBy(() -> validate(site, other.root()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void sameName_getsTheSameIdentity() {
    assertThat(ca.identify("a.example")).isSameAs(ca.identify("a.example"));
  }

  @Test
  void expiredIntermediate_makesItsLeavesInvalidThoughTheyAreNot() throws Exception {
    Identity site = ca.expiredIntermediate("CN=Below").identify("a.example");
    assertThat(site.chain()).hasSize(3);
    site.chain().getFirst().checkValidity(Date.from(NOW));
    assertThatThrownBy(
            () -> validate(new Identity(site.key(), site.chain().subList(0, 2)), ca.root()))
        .isInstanceOf(CertPathValidatorException.class)
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void imitation_repeatsEveryWordButIsSignedByAnother() throws Exception {
    X509Certificate genuine = ca.identify("a.example").chain().getFirst();
    CertificateAuthority rogue = CertificateAuthority.create("CN=Rogue", NOW, true);
    Identity copy = rogue.imitate(genuine, "a.example");
    X509Certificate leaf = copy.chain().getFirst();
    assertThat(leaf.getIssuerX500Principal()).isEqualTo(genuine.getIssuerX500Principal());
    assertThat(leaf.getSerialNumber()).isEqualTo(genuine.getSerialNumber());
    assertThat(leaf.getNotAfter()).isEqualTo(genuine.getNotAfter());
    assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, "a.example"));
    assertThat(leaf.getPublicKey()).isNotEqualTo(genuine.getPublicKey());
    assertThatThrownBy(() -> validate(copy, ca.root()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void pem_isTheRoot() throws Exception {
    var read =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(ca.pem().getBytes(US_ASCII)));
    assertThat(read).isEqualTo(ca.root());
  }

  private static void validate(Identity site, X509Certificate root) throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    var path = CertificateFactory.getInstance("X.509").generateCertPath(List.copyOf(site.chain()));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
