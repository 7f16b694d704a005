package org.burkit.lab.server;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Who a TLS server is: its key and the chain it sends, leaf first. */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
  }
}
