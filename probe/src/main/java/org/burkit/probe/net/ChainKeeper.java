package org.burkit.probe.net;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A trust manager that lets every server through and remembers what chain it showed: judging comes
 * after, so that an invalid chain is kept whole. Safe for all threads; nothing may ever be sent
 * over a connection whose chain was not judged.
 */
final class ChainKeeper extends X509ExtendedTrustManager {
  private final Map<SSLEngine, List<X509Certificate>> chains =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The chain that came over {@code engine}, leaf first; empty where none came. */
  List<X509Certificate> take(SSLEngine engine) {
    List<X509Certificate> chain = chains.remove(engine);
    return chain == null ? List.of() : chain;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    chains.put(engine, List.of(chain));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("only engines are used here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("only engines are used here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    throw new UnsupportedOperationException("this is never a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("this is never a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("this is never a server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
