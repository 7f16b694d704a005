package org.burkit.lab.ech;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.conscrypt.Conscrypt;
import org.conscrypt.DomainEncryptionMode;
import org.conscrypt.NetworkSecurityPolicy;
import org.conscrypt.metrics.CertificateTransparencyVerificationReason;

/** TLS of a client that can hide names, written by others than the lab's server (Conscrypt). */
public final class TestTls {
  private static final Provider CONSCRYPT = Conscrypt.newProvider();
  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;

  private TestTls() {}

  /** A client that trusts everyone. */
  public static SSLContext client(DomainEncryptionMode mode) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", CONSCRYPT);
    context.init(null, new TrustManager[] {new Trusting(mode)}, null);
    return context;
  }

  /** The record of a ClientHello that hides a name. */
  public static byte[] hidden(String serverName, EchConfigs configs) throws Exception {
    SSLEngine engine = client(DomainEncryptionMode.ENABLED).createSSLEngine(serverName, 443);
    engine.setUseClientMode(true);
    Conscrypt.setEchConfigList(engine, configs.wire());
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** The body of the ClientHello in a record. */
  static byte[] body(byte[] record) {
    return Arrays.copyOfRange(record, RECORD_HEADER + MESSAGE_HEADER, record.length);
  }

  /**
   * Without the policy Conscrypt would leave the configurations aside and say the name in clear; it
   * finds the policy by the name of the method.
   */
  public static final class Trusting implements X509TrustManager {
    private final DomainEncryptionMode mode;

    private Trusting(DomainEncryptionMode mode) {
      this.mode = mode;
    }

    public NetworkSecurityPolicy getNetworkSecurityPolicy() {
      return new NetworkSecurityPolicy() {
        @Override
        public boolean isCertificateTransparencyVerificationRequired(String host) {
          return false;
        }

        @Override
        public CertificateTransparencyVerificationReason
            getCertificateTransparencyVerificationReason(String host) {
          return CertificateTransparencyVerificationReason.UNKNOWN;
        }

        @Override
        public DomainEncryptionMode getDomainEncryptionMode(String host) {
          return mode;
        }
      };
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
