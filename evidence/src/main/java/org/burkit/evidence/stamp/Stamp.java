package org.burkit.evidence.stamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A token whose signature holds: somebody says that a digest was there at a time. Whether that is
 * somebody to be trusted is another question. Immutable.
 */
public final class Stamp {
  private final TimeStampToken token;
  private final Instant time;
  private final X509Certificate signer;
  private final List<X509Certificate> certificates;

  private Stamp(TimeStampToken token, X509Certificate signer, List<X509Certificate> certificates) {
    this.token = token;
    this.time = token.getTimeStampInfo().getGenTime().toInstant();
    this.signer = signer;
    this.certificates = List.copyOf(certificates);
  }

  /**
   * Reads a token; empty where it is none, stamps no SHA-256, or was not signed by an authority for
   * timestamps whose certificate came with it.
   */
  public static Optional<Stamp> read(byte[] bytes) {
    try {
      var token = new TimeStampToken(new CMSSignedData(bytes));
      boolean isSha256 =
          token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256);
      List<X509Certificate> certificates = certificates(token);
      Optional<X509Certificate> signer =
          certificates.stream().filter(one -> isSigned(token, one)).findFirst();
      return signer.filter(_ -> isSha256).map(one -> new Stamp(token, one, certificates));
    } catch (CMSException | TSPException | GeneralSecurityException | IOException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      // The library throws many of them for bytes that are no token.
      return Optional.empty();
    }
  }

  private static List<X509Certificate> certificates(TimeStampToken token)
      throws GeneralSecurityException, IOException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<X509Certificate>();
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      var in = new ByteArrayInputStream(holder.getEncoded());
      certificates.add((X509Certificate) factory.generateCertificate(in));
    }
    return certificates;
  }

  /** By that certificate, which was for timestamps and in force. */
  private static boolean isSigned(TimeStampToken token, X509Certificate certificate) {
    try {
      if (!token.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
        return false;
      }
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
      return true;
    } catch (TSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
      return false;
    }
  }

  /** True where this is the digest that was stamped. */
  public boolean isOf(byte[] sha256) {
    return MessageDigest.isEqual(sha256, token.getTimeStampInfo().getMessageImprintDigest());
  }

  /** By the authority's clock. */
  public Instant time() {
    return time;
  }

  /** The authority, as its certificate names it. */
  public String authority() {
    return signer.getSubjectX500Principal().getName();
  }

  /** The authority's certificate, then what came with it, for other programs. */
  public String pem() {
    Stream<X509Certificate> others = certificates.stream().filter(one -> !one.equals(signer));
    return Stream.concat(Stream.of(signer), others).map(Stamp::pem).collect(Collectors.joining());
  }

  private static String pem(X509Certificate certificate) {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
      return "-----BEGIN CERTIFICATE-----\n"
          + lines.encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has a form", e);
    }
  }

  /** True where the authority's certificate led to one of these at that time. */
  public boolean leadsTo(Collection<X509Certificate> roots) {
    try {
      var target = new X509CertSelector();
      target.setCertificate(signer);
      var parameters =
          new PKIXBuilderParameters(
              roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()),
              target);
      parameters.setDate(Date.from(time()));
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
