package org.burkit.collector.control;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Keeps the leaf certificate of one handshake and why it was refused, which not every TLS engine
 * passes on; another decides. For one handshake.
 */
final class LeafRecorder extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private volatile Optional<X509Certificate> leaf = Optional.empty();
  private volatile Optional<CertificateException> refusal = Optional.empty();

  LeafRecorder(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  Optional<X509Certificate> leaf() {
    return leaf;
  }

  Optional<CertificateException> refusal() {
    return refusal;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    leaf = Optional.of(chain[0]);
    judge.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    leaf = Optional.of(chain[0]);
    try {
      judge.checkServerTrusted(chain, type, engine);
    } catch (CertificateException e) {
      refusal = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    leaf = Optional.of(chain[0]);
    judge.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
