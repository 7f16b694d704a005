package org.burkit.probe.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in servers as browsers have it: our own services (collector, control, DoH) and pages. */
final class ServiceTrust {
  private static final int HTTPS = 443;

  private final SSLContext context;
  private final X509TrustManager manager;
  private final SSLSocketFactory sockets;

  ServiceTrust(Collection<X509Certificate> roots) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store(roots));
      this.manager = (X509TrustManager) factory.getTrustManagers()[0];
      this.context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      this.sockets = context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform must offer TLS and PKIX", e);
    }
  }

  private static KeyStore store(Collection<X509Certificate> roots)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (X509Certificate root : roots) {
      store.setCertificateEntry("root-" + number++, root);
    }
    return store;
  }

  /** A client's engine that ends its handshake only with who proves to be {@code name}. */
  SSLEngine engine(String name) {
    SSLEngine engine = context.createSSLEngine(name, HTTPS);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    engine.setSSLParameters(parameters);
    return engine;
  }

  X509TrustManager manager() {
    return manager;
  }

  SSLSocketFactory sockets() {
    return sockets;
  }
}
