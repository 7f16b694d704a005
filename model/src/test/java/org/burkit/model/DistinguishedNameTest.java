package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the JDK's own readers, over the certificates of real authorities. */
class DistinguishedNameTest {

  @Test
  void issuersOfRealCertificates_areReadAsTheJdkWritesThem() throws Exception {
    List<X509Certificate> roots = roots();
    assertThat(roots).hasSizeGreaterThan(50);
    for (X509Certificate root : roots) {
      String written = root.getIssuerX500Principal().getName(X500Principal.RFC2253);
      assertThat(DistinguishedName.issuer(root.getEncoded()))
          .as(written)
          .isPresent()
          .isEqualTo(DistinguishedName.parse(written));
    }
  }

  @Test
  void certificatesWithOneBitOfTheirHeadTurned_areReadOrNot_andNothingIsThrown() throws Exception {
    for (X509Certificate root : roots().subList(0, 10)) {
      byte[] der = root.getEncoded();
      for (int bit = 0; bit < 8 * Math.min(300, der.length); bit++) {
        byte[] turned = der.clone();
        turned[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatCode(() -> DistinguishedName.issuer(turned)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void certificatesThatAreCutOff_haveNoIssuer() throws Exception {
    byte[] der = roots().getFirst().getEncoded();
    for (int length = 0; length < 60; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertThat(DistinguishedName.issuer(cut)).isEmpty();
    }
  }

  @Test
  void orderSizeAndSpaces_makeNoDifference_valuesDo() {
    var name = DistinguishedName.parse("CN=Qaznet Trust Network,O=ISCA,C=KZ");
    assertThat(name).isPresent();
    assertThat(DistinguishedName.parse("c=kz, o=isca , cn=QAZNET  trust network")).isEqualTo(name);
    assertThat(DistinguishedName.parse("CN=Qaznet Trust,O=ISCA,C=KZ")).isNotEqualTo(name);
    assertThat(DistinguishedName.parse("CN=Qaznet Trust Network,O=ISCA")).isNotEqualTo(name);
    assertThat(DistinguishedName.parse("OU=Qaznet Trust Network,O=ISCA,C=KZ")).isNotEqualTo(name);
  }

  @Test
  void escapes_areReadAsRfc2253WritesThem() {
    assertThat(DistinguishedName.parse("CN=a\\,b,O=c\\+d"))
        .isEqualTo(DistinguishedName.parse("CN=a\\2Cb,O=c\\2bd"))
        .isNotEqualTo(DistinguishedName.parse("CN=ab,O=c\\+d"));
    assertThat(DistinguishedName.parse("CN=\\D2\\9A")).isEqualTo(DistinguishedName.parse("CN=Қ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "KZ", "=KZ", "CN=", "C=KZ,", ",C=KZ", "CN=\"x\"", "CN=x\\", "XY=x", "3.1=x"})
  void whatIsNoName_isNotRead(String text) {
    assertThat(DistinguishedName.parse(text)).isEmpty();
  }

  /** In an order that does not change. */
  private static List<X509Certificate> roots() throws Exception {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    var manager = (X509TrustManager) factory.getTrustManagers()[0];
    List<X509Certificate> roots = new ArrayList<>(List.of(manager.getAcceptedIssuers()));
    Collections.sort(roots, (a, b) -> a.getSerialNumber().compareTo(b.getSerialNumber()));
    return roots;
  }
}
