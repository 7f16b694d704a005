package org.burkit.probe.submit;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;

/**
 * What a SOCKS proxy is told that asks for a name (RFC 1929), as Tor does too: the same by
 * everybody. Without it the JDK would say how the machine's user is called. Any thread.
 */
final class ProxyLogin extends Authenticator {
  static final String NAME = "anonymous";

  private ProxyLogin() {}

  /** The proxy at an address; from now on all are told that name. */
  static Proxy socks(InetSocketAddress at) {
    Authenticator.setDefault(new ProxyLogin());
    return new Proxy(Proxy.Type.SOCKS, at);
  }

  @Override
  protected PasswordAuthentication getPasswordAuthentication() {
    return new PasswordAuthentication(NAME, new char[0]);
  }
}
