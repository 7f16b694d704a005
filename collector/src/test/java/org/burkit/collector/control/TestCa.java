package org.burkit.collector.control;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives for one test. */
final class TestCa {
  private static final X500Name ISSUER = new X500Name("CN=Test root");

  private final KeyPair keys = keyPair();
  private final X509Certificate root;
  private long serial = 1;

  TestCa() throws Exception {
    root = sign(ISSUER, keys, true, Instant.now().plus(Duration.ofDays(1)), "");
  }

  X509Certificate root() {
    return root;
  }

  /** A server context whose certificate is for {@code host}, good until {@code end}. */
  SSLContext server(String host, Instant end) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(host, end).getKeyManagers(), null, null);
    return context;
  }

  KeyManagerFactory keys(String host, Instant end) throws Exception {
    KeyPair server = keyPair();
    X509Certificate leaf = sign(new X500Name("CN=" + host), server, false, end, host);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    PrivateKey key = server.getPrivate();
    store.setKeyEntry("server", key, new char[0], new X509Certificate[] {leaf});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    return managers;
  }

  private X509Certificate sign(X500Name name, KeyPair subject, boolean ca, Instant end, String host)
      throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            ISSUER,
            BigInteger.valueOf(serial++),
            Date.from(Instant.now().minus(Duration.ofDays(30))),
            Date.from(end),
            name,
            subject.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    if (!host.isEmpty()) {
      var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
      builder.addExtension(Extension.subjectAlternativeName, false, names);
    }
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static KeyPair keyPair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
