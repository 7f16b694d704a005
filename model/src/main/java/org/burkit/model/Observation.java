package org.burkit.model;

import java.util.List;
import java.util.Optional;

/**
 * One step that a probe took and what happened: never what it means. Sealed inside, open on the
 * wire: what a newer probe sent is kept as {@link Unrecognized}.
 */
public sealed interface Observation {

  /** When it ran; {@link Trace#NONE} where that cannot be read. */
  Trace trace();

  /**
   * One DNS question and everything that came back ({@code df-002}).
   *
   * @param engine {@code system}, {@code udp}, {@code doh}, … as published
   * @param answers of the reply that a resolver library would have taken
   * @param replies every reply in order of arrival; empty where the probe does not record them
   */
  record DnsLookup(
      String hostname,
      String queryType,
      String engine,
      String resolverAddress,
      List<DnsAnswer> answers,
      List<DnsReply> replies,
      Optional<Failure> failure,
      Trace trace,
      Extra extra)
      implements Observation {
    public DnsLookup {
      answers = List.copyOf(answers);
      replies = List.copyOf(replies);
    }

    /** The addresses among the answers. */
    public List<String> addresses() {
      return answers.stream().filter(DnsAnswer::isAddress).map(DnsAnswer::value).toList();
    }

    /** The HTTPS records among the answers, in their order. */
    public List<ServiceBinding> serviceBindings() {
      return answers.stream().flatMap(answer -> ServiceBinding.of(answer).stream()).toList();
    }

    /** True for a lookup through the resolver that the machine itself uses. */
    public boolean bySystemResolver() {
      return switch (engine) {
        case "system", "getaddrinfo", "golang_net_resolver", "go", "unknown", "" -> true;
        default -> false;
      };
    }
  }

  /** One attempt to open a TCP connection ({@code df-005}). */
  record TcpConnect(String ip, int port, Optional<Failure> failure, Trace trace, Extra extra)
      implements Observation {
    public String address() {
      return Endpoint.of(ip, port);
    }
  }

  /**
   * One TLS handshake ({@code df-006}).
   *
   * @param address {@code ip:port}, IPv6 in brackets; empty where the probe does not say
   * @param serverName the SNI sent; empty where none was, or where the probe does not say
   * @param peerCertificates the whole chain as the server sent it, leaf first
   * @param alpn what was negotiated; empty where nothing was
   */
  record TlsHandshake(
      String address,
      String serverName,
      Optional<Failure> failure,
      List<PeerCertificate> peerCertificates,
      String tlsVersion,
      String cipherSuite,
      String alpn,
      Trace trace,
      Extra extra)
      implements Observation {
    public TlsHandshake {
      peerCertificates = List.copyOf(peerCertificates);
    }
  }

  /**
   * One HTTP request and its response ({@code df-001}).
   *
   * @param address {@code ip:port} of the connection; empty where the probe does not say
   */
  record HttpExchange(
      String method,
      String url,
      List<HttpHeader> requestHeaders,
      Optional<HttpResponse> response,
      Optional<Failure> failure,
      String address,
      Trace trace,
      Extra extra)
      implements Observation {
    public HttpExchange {
      requestHeaders = List.copyOf(requestHeaders);
    }

    /** True for an exchange over HTTP/3. */
    public boolean overQuic() {
      return switch (extra.get("network").asText("")) {
        case "udp", "quic" -> true;
        default -> false;
      };
    }
  }

  /** One QUIC handshake, in the shape of {@link TlsHandshake}. */
  record QuicHandshake(
      String address,
      String serverName,
      Optional<Failure> failure,
      List<PeerCertificate> peerCertificates,
      String alpn,
      Trace trace,
      Extra extra)
      implements Observation {
    public QuicHandshake {
      peerCertificates = List.copyOf(peerCertificates);
    }
  }

  /**
   * One STUN binding (RFC 8489): a request over UDP, sent again where nothing came, and whether it
   * was answered. What the server says of the asker's address is not kept.
   *
   * @param address {@code ip:port}, IPv6 in brackets
   */
  record StunBinding(String address, Optional<Failure> failure, Trace trace, Extra extra)
      implements Observation {}

  /**
   * An entry of a known list that could not be read as what the list holds.
   *
   * @param list the key under {@code test_keys} where it stood
   * @param json the entry as it came
   */
  record Unrecognized(String list, String json) implements Observation {
    @Override
    public Trace trace() {
      return Trace.NONE;
    }
  }
}
