package org.burkit.collector.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.burkit.model.Control;
import org.burkit.model.EchConfigs;
import org.conscrypt.Conscrypt;
import org.conscrypt.DomainEncryptionMode;
import org.conscrypt.EchConfigMismatchException;
import org.conscrypt.NetworkSecurityPolicy;
import org.conscrypt.metrics.CertificateTransparencyVerificationReason;

/**
 * One TLS handshake with one address in which the name is hidden (RFC 9849): shows whether a site
 * that offers that keeps its promise. Any thread. Conscrypt's native library is loaded with the
 * first.
 */
final class EchCheck {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final Trust trust;
  private final HostnameVerifier names = new OkHttpClient().hostnameVerifier();

  EchCheck(Trust trust) {
    this.trust = trust;
  }

  /** The library, once; empty where it does not load on this system. */
  private static final class Library {
    static final Optional<Provider> PROVIDER = provider();

    private static Optional<Provider> provider() {
      try {
        return Conscrypt.isAvailable() ? Optional.of(Conscrypt.newProvider()) : Optional.empty();
      } catch (LinkageError e) {
        return Optional.empty();
      }
    }
  }

  /** Empty where names cannot be hidden on this system. */
  Optional<Control.Ech> handshake(InetSocketAddress endpoint, String name, EchConfigs configs) {
    return Library.PROVIDER.map(provider -> {
      try (var plain = new Socket()) {
        plain.connect(endpoint, (int) CONNECT.toMillis());
        return handshake(provider, plain, name, configs);
      } catch (IOException e) {
        return new Control.Ech(false, Optional.of(Failures.of(e)));
      }
    });
  }

  private Control.Ech handshake(Provider provider, Socket plain, String name, EchConfigs configs)
      throws IOException {
    try (SSLSocket tls =
        (SSLSocket) sockets(provider).createSocket(plain, name, plain.getPort(), true)) {
      tls.setSoTimeout((int) HANDSHAKE.toMillis());
      Conscrypt.setHostname(tls, name);
      Conscrypt.setEchConfigList(tls, configs.wire());
      tls.startHandshake();
      if (!names.verify(name, tls.getSession())) {
        throw new SSLPeerUnverifiedException("the certificate is for other names");
      }
      return new Control.Ech(true, Optional.empty());
    } catch (EchConfigMismatchException e) {
      return new Control.Ech(false, Optional.empty());
    }
  }

  /** Engines below, since the other kind would hold the carrier of a virtual thread. */
  private SSLSocketFactory sockets(Provider provider) {
    try {
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(null, new TrustManager[] {new Hiding(trust.manager())}, null);
      SSLSocketFactory factory = context.getSocketFactory();
      Conscrypt.setUseEngineSocket(factory, true);
      return factory;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a library that loaded must offer TLS", e);
    }
  }

  /**
   * Lets another judge, and says that the name must be hidden. Conscrypt finds that by the name of
   * the method, which must be public in a public class, and not in an extended trust manager, which
   * its sockets wrap; did it not, it would say the name in clear.
   */
  public static final class Hiding implements X509TrustManager {
    /** How the JDK's judge calls a handshake of TLS 1.3; Conscrypt's word it does not know. */
    private static final String SIGNED = "UNKNOWN";

    private final X509TrustManager judge;

    Hiding(X509TrustManager judge) {
      this.judge = judge;
    }

    public NetworkSecurityPolicy getNetworkSecurityPolicy() {
      return new Required();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge.checkServerTrusted(chain, SIGNED);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("no server here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return judge.getAcceptedIssuers();
    }
  }

  private record Required() implements NetworkSecurityPolicy {
    @Override
    public DomainEncryptionMode getDomainEncryptionMode(String host) {
      return DomainEncryptionMode.REQUIRED;
    }

    @Override
    public boolean isCertificateTransparencyVerificationRequired(String host) {
      return false;
    }

    @Override
    public CertificateTransparencyVerificationReason getCertificateTransparencyVerificationReason(
        String host) {
      return CertificateTransparencyVerificationReason.UNKNOWN;
    }
  }
}
