package org.burkit.lab.server;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/** Who a TLS server is: its key and the chain it sends, leaf first. */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
  }

  /** The chain as a PEM file's text. */
  public String chainPem() {
    return chain.stream().map(Pem::of).collect(Collectors.joining());
  }

  /** The key as a PEM file's text. */
  public String keyPem() {
    return Pem.of(key);
  }
}
