package org.burkit.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the control saw of the same target at the same time, from a network that nobody filters: the
 * answer of the OONI test helper protocol ({@code ts-017}).
 *
 * @param tcp by {@code ip:port}
 * @param tls by {@code ip:port}
 * @param quic QUIC handshakes by {@code ip:port}, where the control tried any
 * @param ech handshakes that hid the name (RFC 9849) by {@code ip:port}, where its HTTPS record
 *     says how
 * @param stun STUN bindings by {@code ip:port}, where the endpoint is one of calls
 * @param networks the network of every address that either side found, by address
 */
public record Control(
    Dns dns,
    Map<String, Tcp> tcp,
    Map<String, Tls> tls,
    Map<String, Tls> quic,
    Map<String, Ech> ech,
    Map<String, Stun> stun,
    Optional<Http> http,
    Map<String, Asn> networks,
    Optional<String> nonce,
    Extra extra) {
  public Control {
    ech = Map.copyOf(ech);
    stun = Map.copyOf(stun);
    tcp = Map.copyOf(tcp);
    tls = Map.copyOf(tls);
    quic = Map.copyOf(quic);
    networks = Map.copyOf(networks);
  }

  /** What a control saw that hid no name and asked for no call. */
  public Control(
      Dns dns,
      Map<String, Tcp> tcp,
      Map<String, Tls> tls,
      Map<String, Tls> quic,
      Optional<Http> http,
      Map<String, Asn> networks,
      Optional<String> nonce,
      Extra extra) {
    this(dns, tcp, tls, quic, Map.of(), Map.of(), http, networks, nonce, extra);
  }

  /** The name as the control's resolver answers it. */
  public record Dns(List<String> addresses, Optional<Failure> failure) {
    public Dns {
      addresses = List.copyOf(addresses);
    }
  }

  /** How the control's TCP connection to one address went. */
  public record Tcp(Optional<Failure> failure) {}

  /**
   * How the control's TLS or QUIC handshake with one address went.
   *
   * @param leafSha256 digest of the leaf certificate, where the control says it
   * @param spkiSha256 digest of the leaf's public key, where the control says it
   */
  public record Tls(
      String serverName,
      Optional<Failure> failure,
      Optional<String> leafSha256,
      Optional<String> spkiSha256) {}

  /**
   * How the control's handshake with one address went in which the name was hidden.
   *
   * @param accepted true where the server opened what was hidden and proved to be the name's
   * @param failure why no answer came, or none that proves the name; empty for a server that
   *     answered and did not open what was hidden
   */
  public record Ech(boolean accepted, Optional<Failure> failure) {}

  /** Whether one address answered the control's STUN binding request. */
  public record Stun(Optional<Failure> failure) {}

  /**
   * How the control's fetch of the page went.
   *
   * @param statusCode -1 where the fetch failed
   * @param bodyLength -1 where the fetch failed
   * @param sketch what {@link TextSketch} makes of the page, where the control says it
   * @param finalUrl where the redirects led, where the control says it
   */
  public record Http(
      int statusCode,
      long bodyLength,
      String title,
      Map<String, String> headers,
      Optional<String> bodySha256,
      Optional<String> sketch,
      Optional<String> finalUrl,
      Optional<Failure> failure) {
    public Http {
      headers = Map.copyOf(headers);
    }

    /** A fetch of which the control says no sketch. */
    public Http(
        int statusCode,
        long bodyLength,
        String title,
        Map<String, String> headers,
        Optional<String> bodySha256,
        Optional<String> finalUrl,
        Optional<Failure> failure) {
      this(statusCode, bodyLength, title, headers, bodySha256, Optional.empty(), finalUrl, failure);
    }

    /** A fetch that came to nothing. */
    public static Http failed(Failure failure) {
      return new Http(
          -1, -1, "", Map.of(), Optional.empty(), Optional.empty(), Optional.of(failure));
    }
  }
}
