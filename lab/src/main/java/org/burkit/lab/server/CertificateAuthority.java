package org.burkit.lab.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority made for one run of the lab, with a P-256 key that never leaves memory.
 * Any thread may ask for certificates; one name always gets the same.
 */
public final class CertificateAuthority {
  private static final Duration BACKDATED = Duration.ofDays(1);
  private static final Duration VALID = Duration.ofDays(30);
  private static final int DNS = GeneralName.dNSName;
  private static final int IP = GeneralName.iPAddress;
  private static final AtomicLong SERIAL = new AtomicLong(1000);

  private final KeyPair keys;
  private final X509Certificate root;
  private final Instant now;
  private final List<X509Certificate> sentAlong;
  private final Map<String, Identity> issued = new ConcurrentHashMap<>();

  private CertificateAuthority(
      KeyPair keys, X509Certificate root, Instant now, List<X509Certificate> sentAlong) {
    this.keys = keys;
    this.root = root;
    this.now = now;
    this.sentAlong = List.copyOf(sentAlong);
  }

  /**
   * Makes an authority.
   *
   * @param subject distinguished name in RFC 2253 form
   * @param sendsRoot whether its servers send the root along, as interceptors do
   */
  public static CertificateAuthority create(String subject, Instant now, boolean sendsRoot) {
    KeyPair keys = newKeys();
    X500Principal name = new X500Principal(subject);
    X509Certificate root = sign(keys, name, keys, name, List.of(), Validity.around(now));
    return new CertificateAuthority(keys, root, now, sendsRoot ? List.of(root) : List.of());
  }

  /** An authority below this one whose own certificate ran out a day ago. */
  public CertificateAuthority expiredIntermediate(String subject) {
    KeyPair below = newKeys();
    X500Principal name = new X500Principal(subject);
    X509Certificate certificate =
        sign(keys, root.getSubjectX500Principal(), below, name, List.of(), Validity.before(now));
    return new CertificateAuthority(below, certificate, now, List.of(certificate, root));
  }

  /**
   * A leaf that repeats another in every word, its issuer's name and number included, but under a
   * key of this authority and signed by it.
   */
  public Identity imitate(X509Certificate genuine, String dnsName) {
    KeyPair leafKeys = newKeys();
    X509Certificate leaf =
        sign(
            keys,
            genuine.getIssuerX500Principal(),
            leafKeys,
            genuine.getSubjectX500Principal(),
            List.of(dnsName),
            new Validity(
                genuine.getSerialNumber(),
                genuine.getNotBefore().toInstant(),
                genuine.getNotAfter().toInstant()));
    return new Identity(leafKeys.getPrivate(), List.of(leaf));
  }

  /** Another authority, made at the same moment, which nobody knows; its servers send its root. */
  public CertificateAuthority stranger(String subject) {
    return create(subject, now, true);
  }

  public X509Certificate root() {
    return root;
  }

  /** The root as a PEM file's text. */
  public String pem() {
    return Pem.of(root);
  }

  /** The key and chain of a server of that name. */
  public Identity identify(String dnsName) {
    return issued.computeIfAbsent(dnsName, this::issue);
  }

  /** The key and chain of a server of many names, of which some may be addresses of IPv4. */
  public Identity identify(List<String> names) {
    return issue(names, now);
  }

  /** The key and chain of a server of that name whose certificate ran out yesterday. */
  public Identity expired(String dnsName) {
    Instant issuedAt = now.minus(VALID).minus(BACKDATED);
    return issued.computeIfAbsent("expired " + dnsName, _ -> issue(List.of(dnsName), issuedAt));
  }

  /** The key and certificate of a server of that name that vouches for itself. */
  public Identity selfSigned(String dnsName) {
    return issued.computeIfAbsent("self-signed " + dnsName, _ -> signItself(dnsName));
  }

  private Identity signItself(String dnsName) {
    KeyPair own = newKeys();
    X500Principal subject = new X500Principal("CN=" + dnsName);
    X509Certificate leaf = sign(own, subject, own, subject, List.of(dnsName), Validity.around(now));
    return new Identity(own.getPrivate(), List.of(leaf));
  }

  private Identity issue(String dnsName) {
    return issue(List.of(dnsName), now);
  }

  private Identity issue(List<String> names, Instant at) {
    KeyPair leafKeys = newKeys();
    X500Principal subject = new X500Principal("CN=" + names.getFirst());
    X509Certificate leaf =
        sign(keys, root.getSubjectX500Principal(), leafKeys, subject, names, Validity.around(at));
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    chain.addAll(sentAlong);
    return new Identity(leafKeys.getPrivate(), chain);
  }

  /** A certificate's number and the time between whose ends it is valid. */
  private record Validity(BigInteger serial, Instant from, Instant to) {
    static Validity around(Instant now) {
      return new Validity(next(), now.minus(BACKDATED), now.plus(VALID));
    }

    static Validity before(Instant now) {
      return new Validity(next(), now.minus(VALID), now.minus(BACKDATED));
    }

    private static BigInteger next() {
      return BigInteger.valueOf(SERIAL.incrementAndGet());
    }
  }

  private static X509Certificate sign(
      KeyPair issuerKeys,
      X500Principal issuer,
      KeyPair subjectKeys,
      X500Principal subject,
      List<String> dnsNames,
      Validity validity) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              validity.serial(),
              Date.from(validity.from()),
              Date.from(validity.to()),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(dnsNames.isEmpty()));
      if (!dnsNames.isEmpty()) {
        GeneralName[] names =
            dnsNames.stream()
                .map(name -> new GeneralName(isAddress(name) ? IP : DNS, name))
                .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | OperatorCreationException | CertificateException e) {
      throw new IllegalStateException("cannot sign a certificate for " + subject, e);
    }
  }

  private static boolean isAddress(String name) {
    return name.matches("[0-9.]+");
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make P-256 keys", e);
    }
  }
}
