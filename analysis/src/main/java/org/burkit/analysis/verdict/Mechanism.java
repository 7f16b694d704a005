package org.burkit.analysis.verdict;

import java.util.Arrays;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;

/** How access is interfered with: the deepest label that the evidence supports. */
public enum Mechanism {
  DNS_INJECTION_BLOCKPAGE("dns.injection.blockpage", "dns.injection"),
  DNS_INJECTION_BOGON("dns.injection.bogon", "dns.injection"),
  DNS_INJECTION_OTHER("dns.injection.other", "dns.injection"),
  DNS_NXDOMAIN("dns.nxdomain", "dns.nxdomain"),
  DNS_EMPTY("dns.empty", "dns.empty"),
  DNS_REFUSED("dns.refused", "dns.refused"),
  DNS_SERVFAIL("dns.servfail", "dns.servfail"),
  DNS_TIMEOUT("dns.timeout", "dns.timeout"),
  TCP_RESET("tcp.reset", "tcp.reset"),
  TCP_TIMEOUT("tcp.timeout", "tcp.timeout"),
  TCP_REFUSED("tcp.refused", "tcp.refused"),
  IP_UNREACHABLE("ip.unreachable", "ip.unreachable"),
  TLS_RESET("tls.reset", "tls.reset"),
  TLS_TIMEOUT("tls.timeout", "tls.timeout"),
  TLS_EOF("tls.eof", "tls.eof"),
  TLS_ALERT("tls.alert", "tls.alert"),
  /** The name passes in clear, and hidden (Encrypted Client Hello) it does not. */
  TLS_ECH_RESET("tls.ech.reset", "tls.ech"),
  TLS_ECH_TIMEOUT("tls.ech.timeout", "tls.ech"),
  TLS_ECH_EOF("tls.ech.eof", "tls.ech"),
  TLS_THROTTLE("tls.throttle", "tls.throttle"),
  TLS_MITM_KNOWN_ROOT("tls.mitm.known_root", "tls.mitm"),
  TLS_MITM_UNKNOWN_ROOT("tls.mitm.unknown_root", "tls.mitm"),
  HTTP_BLOCKPAGE("http.blockpage", "http.blockpage"),
  HTTP_REDIRECT("http.redirect", "http.redirect"),
  HTTP_RESET("http.reset", "http.reset"),
  HTTP_TIMEOUT("http.timeout", "http.timeout"),
  HTTP_THROTTLE("http.throttle", "http.throttle"),
  QUIC_RESET("quic.reset", "quic.reset"),
  QUIC_TIMEOUT("quic.timeout", "quic.timeout"),
  UDP_TIMEOUT("udp.timeout", "udp.timeout"),
  UDP_REFUSED("udp.refused", "udp.refused");

  private final String label;
  private final String family;

  Mechanism(String label, String family) {
    this.label = label;
    this.family = family;
  }

  /** The published label, for example {@code tls.mitm.known_root}. */
  public String label() {
    return label;
  }

  /** What several labels of one act have in common, for example {@code tls.mitm}. */
  public String family() {
    return family;
  }

  /** The layer of a fetch at which it works. */
  Layer layer() {
    return switch (label.substring(0, label.indexOf('.'))) {
      case "dns" -> Layer.DNS;
      case "tcp", "ip" -> Layer.TCP;
      case "tls" -> Layer.TLS;
      case "http" -> Layer.HTTP;
      case "quic" -> Layer.QUIC;
      case "udp" -> Layer.UDP;
      default -> throw new IllegalStateException("a label begins with its layer: " + label);
    };
  }

  public static Optional<Mechanism> parse(String label) {
    return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
  }
}
