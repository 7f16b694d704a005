package org.burkit.probe.net;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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

/** A certificate authority for tests. */
public final class Certificates {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair key = newKey();
  private final X509Certificate root;
  private final X500Name name;

  public Certificates(String commonName) throws Exception {
    this.name = new X500Name("CN=" + commonName);
    this.root = sign(name, key, null, Duration.ofDays(-1), Duration.ofDays(100));
  }

  /** An authority below another. */
  private Certificates(String commonName, Certificates above) throws Exception {
    this.name = new X500Name("CN=" + commonName);
    this.root = above.sign(name, key, null, Duration.ofDays(-1), Duration.ofDays(100));
  }

  public X509Certificate root() {
    return root;
  }

  /** A server context for {@code host}, valid now. */
  public SSLContext serverFor(String host) throws Exception {
    return server(host, Duration.ofDays(-1), Duration.ofDays(10));
  }

  /** A server context for {@code host} whose certificate ended yesterday. */
  public SSLContext expiredFor(String host) throws Exception {
    return server(host, Duration.ofDays(-10), Duration.ofDays(-1));
  }

  /** The keys of a server for {@code host}, valid now. */
  public KeyManagerFactory keysFor(String host) throws Exception {
    return keys(host, Duration.ofDays(-1), Duration.ofDays(10), List.of(root));
  }

  /** A server context for {@code host} whose chain goes through {@code length} authorities. */
  SSLContext serverWithChainOf(String host, int length) throws Exception {
    Certificates issuer = this;
    List<Certificate> above = new ArrayList<>(List.of(root));
    for (int i = 0; i < length; i++) {
      issuer = new Certificates("Authority " + i, issuer);
      above.addFirst(issuer.root);
    }
    return context(issuer.keys(host, Duration.ofDays(-1), Duration.ofDays(10), above));
  }

  private SSLContext server(String host, Duration from, Duration to) throws Exception {
    return context(keys(host, from, to, List.of(root)));
  }

  private static SSLContext context(KeyManagerFactory keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private KeyManagerFactory keys(String host, Duration from, Duration to, List<Certificate> above)
      throws Exception {
    KeyPair leafKey = newKey();
    X509Certificate leaf = sign(new X500Name("CN=" + host.split(",")[0]), leafKey, host, from, to);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    List<Certificate> all = new ArrayList<>(List.of(leaf));
    all.addAll(above);
    Certificate[] chain = all.toArray(Certificate[]::new);
    store.setKeyEntry("server", leafKey.getPrivate(), new char[0], chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    return keys;
  }

  private X509Certificate sign(
      X500Name subject, KeyPair subjectKey, String host, Duration from, Duration to)
      throws Exception {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.plus(from)),
            Date.from(now.plus(to)),
            subject,
            subjectKey.getPublic());
    if (host == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } else {
      GeneralName[] names =
          Arrays.stream(host.split(","))
              .map(n -> new GeneralName(GeneralName.dNSName, n))
              .toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
