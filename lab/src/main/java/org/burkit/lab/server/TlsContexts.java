package org.burkit.lab.server;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The TLS settings of one listener, made once for each server name. Any thread may ask. */
final class TlsContexts {
  private final Function<String, Identity> identities;
  private final List<String> protocols;
  private final SslProvider provider;
  private final Map<String, SslContext> contexts = new ConcurrentHashMap<>();

  /**
   * @param protocols offered by ALPN; if a client wants others only, it gets an alert (RFC 7301)
   */
  TlsContexts(Function<String, Identity> identities, List<String> protocols) {
    this(identities, protocols, SslProvider.JDK);
  }

  private TlsContexts(
      Function<String, Identity> identities, List<String> protocols, SslProvider provider) {
    this.identities = identities;
    this.protocols = List.copyOf(protocols);
    this.provider = provider;
  }

  /**
   * The same by BoringSSL, which tells the client that its hidden ClientHello was opened (RFC 9849
   * section 7.2); the JDK's TLS cannot.
   */
  TlsContexts behindEchFront() {
    return new TlsContexts(identities, protocols, SslProvider.OPENSSL);
  }

  /** What becomes of clients that want other protocols only; BoringSSL has one way of its own. */
  private ApplicationProtocolConfig.SelectorFailureBehavior strangersGet() {
    return provider == SslProvider.JDK
        ? ApplicationProtocolConfig.SelectorFailureBehavior.FATAL_ALERT
        : ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE;
  }

  SslContext of(@Nullable String serverName) {
    String name = serverName == null ? "" : serverName;
    return contexts.computeIfAbsent(name, n -> create(identities.apply(n)));
  }

  private SslContext create(Identity identity) {
    try {
      return SslContextBuilder.forServer(new IdentityKeys(identity))
          .sslProvider(provider)
          .applicationProtocolConfig(
              new ApplicationProtocolConfig(
                  ApplicationProtocolConfig.Protocol.ALPN,
                  strangersGet(),
                  ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                  protocols))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("an identity that TLS cannot use", e);
    }
  }
}
