package org.burkit.probe.net;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.burkit.model.EchConfigs;
import org.conscrypt.Conscrypt;
import org.conscrypt.DomainEncryptionMode;
import org.conscrypt.EchConfigMismatchException;
import org.conscrypt.NetworkSecurityPolicy;
import org.conscrypt.metrics.CertificateTransparencyVerificationReason;

/**
 * TLS engines that can hide names. The only class that knows Conscrypt, whose native library is
 * loaded with it: nobody may touch it before a name that can be hidden is met. Any thread.
 */
final class EchEngines {
  /** Empty where the native library does not load on this system. */
  private static final Optional<Provider> PROVIDER = provider();

  private EchEngines() {}

  private static Optional<Provider> provider() {
    try {
      return Conscrypt.isAvailable() ? Optional.of(Conscrypt.newProvider()) : Optional.empty();
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  static boolean areAvailable() {
    return PROVIDER.isPresent();
  }

  /** A client's engine, of a context of its own: no session is ever resumed. */
  static SSLEngine engine(Greeting greeting, Trust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS", PROVIDER.orElseThrow());
      context.init(null, new TrustManager[] {trust}, null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      Conscrypt.setApplicationProtocols(engine, new String[] {Http2.NAME, "http/1.1"});
      Conscrypt.setHostname(engine, greeting.name());
      if (greeting instanceof Greeting.Hidden(String _, EchConfigs configs)) {
        Conscrypt.setEchConfigList(engine, configs.wire());
      }
      return engine;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a library that loaded must offer TLS", e);
    }
  }

  /** The server's answer that it did not open what was hidden, if that is why a handshake ended. */
  static Optional<Rejection> rejection(Throwable ended) {
    for (Throwable cause = ended; cause != null; cause = cause.getCause()) {
      if (cause instanceof EchConfigMismatchException rejected) {
        return Optional.of(
            new Rejection(
                rejected.hasRetryConfigList()
                    ? EchConfigs.of(rejected.getRetryConfigList().toBytes())
                    : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /**
   * A rejection (RFC 9849 section 6.1.6).
   *
   * @param anew how the server wants names to be hidden, where it says so
   */
  record Rejection(Optional<EchConfigs> anew) {}

  /**
   * Lets every server through and keeps its chain, for one handshake; says how the name is to be
   * said. Conscrypt finds that by the name of the method, which must be public in a public class;
   * did it not, it would say the name in clear.
   */
  public static final class Trust extends X509ExtendedTrustManager {
    private final DomainEncryptionMode mode;
    private volatile List<X509Certificate> chain = List.of();

    Trust(Greeting greeting) {
      this.mode =
          switch (greeting) {
            case Greeting.Hidden _ -> DomainEncryptionMode.REQUIRED;
            case Greeting.Pretending _ -> DomainEncryptionMode.OPPORTUNISTIC;
            case Greeting.Clear _ -> DomainEncryptionMode.DISABLED;
          };
    }

    /** Leaf first; empty where none came. */
    List<X509Certificate> chain() {
      return chain;
    }

    public NetworkSecurityPolicy getNetworkSecurityPolicy() {
      return new Policy(mode);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) {
      chain = List.of(shown);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
      throw new UnsupportedOperationException("only engines are used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type) {
      throw new UnsupportedOperationException("only engines are used here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("the probe is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket) {
      throw new UnsupportedOperationException("the probe is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type) {
      throw new UnsupportedOperationException("the probe is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private record Policy(DomainEncryptionMode mode) implements NetworkSecurityPolicy {
    @Override
    public DomainEncryptionMode getDomainEncryptionMode(String host) {
      return mode;
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
