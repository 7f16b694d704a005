package org.burkit.evidence.stamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.burkit.evidence.bundle.Dossier;

/** An authority for timestamps with a root of its own, which answers as RFC 3161 says. */
public final class TestAuthority implements Dossier.Authority {
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
  private static final String SIGNATURE = "SHA256withECDSA";

  private final Instant time;
  private final KeyPair rootKeys = keys();
  private final KeyPair ownKeys = keys();
  private final X509Certificate root;
  private final X509Certificate own;

  /**
   * @param time that its clock shows
   */
  public TestAuthority(Instant time) throws Exception {
    this.time = time;
    this.root = certificate("CN=Test Root", rootKeys, "CN=Test Root", rootKeys, true);
    this.own = certificate("CN=Test Authority", ownKeys, "CN=Test Root", rootKeys, false);
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private X509Certificate certificate(
      String subject, KeyPair keys, String issuer, KeyPair issuerKeys, boolean isRoot)
      throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(isRoot ? 1 : 2),
            Date.from(time.minus(Duration.ofDays(9_000))),
            Date.from(time.plus(Duration.ofDays(9_000))),
            new X500Name(subject),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isRoot));
    if (!isRoot) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(SIGNATURE).build(issuerKeys.getPrivate())));
  }

  public X509Certificate root() {
    return root;
  }

  /** The answer to a query, as it goes over HTTP. */
  public byte[] answer(byte[] query) {
    try {
      return answered(query);
    } catch (Exception e) {
      throw new AssertionError("the query is one", e);
    }
  }

  private byte[] answered(byte[] query) throws Exception {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    var tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder().build(SIGNATURE, ownKeys.getPrivate(), own),
            digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            POLICY);
    tokens.addCertificates(new JcaCertStore(List.of(own)));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(new TimeStampRequest(query), BigInteger.ONE, Date.from(time))
        .getEncoded();
  }

  @Override
  public Optional<byte[]> token(byte[] sha256) {
    try {
      StampQuestion question = StampQuestion.of(sha256, new SecureRandom());
      return question.token(answer(question.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
