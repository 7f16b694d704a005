package org.burkit.collector.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A certificate with its chain and its key, as PEM files (RFC 7468) that another program renews.
 *
 * @param chain the server's certificate first
 * @param key PKCS #8
 */
public record PemFiles(Path chain, Path key) {
  private static final byte[] SAMPLE = "burkit".getBytes(StandardCharsets.US_ASCII);

  /** What the files said at one time; equal where the bytes are. */
  record Content(Buffer chain, Buffer key) {
    PemKeyCertOptions options() {
      return new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
    }
  }

  /**
   * What the files say now.
   *
   * @throws IOException where they cannot be read or do not belong together
   */
  Content read() throws IOException {
    byte[] certificates = Files.readAllBytes(chain);
    byte[] secret = Files.readAllBytes(key);
    try {
      if (!belongTogether(certificates, secret)) {
        throw new IOException("the key in " + key + " is not that of the certificate in " + chain);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "expected PEM, a certificate in "
              + chain
              + " and its PKCS #8 key in "
              + key
              + ", got something else: "
              + e.getMessage(),
          e);
    }
    return new Content(Buffer.buffer(certificates), Buffer.buffer(secret));
  }

  private static boolean belongTogether(byte[] certificates, byte[] secret)
      throws GeneralSecurityException {
    PublicKey open =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificates))
            .getPublicKey();
    PrivateKey hidden =
        KeyFactory.getInstance(open.getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(der(secret)));
    Signature signature =
        Signature.getInstance(
            switch (open.getAlgorithm()) {
              case "EC" -> "SHA256withECDSA";
              case "RSA" -> "SHA256withRSA";
              default -> open.getAlgorithm();
            });
    signature.initSign(hidden);
    signature.update(SAMPLE);
    byte[] signed = signature.sign();
    signature.initVerify(open);
    signature.update(SAMPLE);
    return signature.verify(signed);
  }

  private static byte[] der(byte[] pem) {
    String text = new String(pem, StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }
}
