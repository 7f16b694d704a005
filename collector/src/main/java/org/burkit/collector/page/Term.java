package org.burkit.collector.page;

import java.util.Locale;
import org.burkit.analysis.verdict.Mechanism;

/** A word of the trade that the glossary explains, in the order in which it does. */
enum Term {
  INCIDENT,
  SURE,
  PROBE,
  CONTROL,
  NETWORK,
  ADDRESS,
  DNS,
  NAME,
  HIDDEN,
  CERTIFICATE,
  INTERCEPTION,
  CUT,
  SILENCE,
  THROTTLING,
  NOTICE,
  QUIC,
  CALLS,
  SHUTDOWN;

  /** Its anchor on the page, and the middle of its messages' keys. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What has to be explained of a way to block. */
  static Term of(Mechanism mechanism) {
    return switch (mechanism) {
      case DNS_INJECTION_BLOCKPAGE,
          DNS_INJECTION_BOGON,
          DNS_INJECTION_OTHER,
          DNS_NXDOMAIN,
          DNS_EMPTY,
          DNS_REFUSED,
          DNS_SERVFAIL,
          DNS_TIMEOUT ->
          DNS;
      case TCP_RESET, TCP_TIMEOUT, TCP_REFUSED, IP_UNREACHABLE -> ADDRESS;
      case TLS_RESET, TLS_TIMEOUT, TLS_EOF, TLS_ALERT -> NAME;
      case TLS_ECH_RESET, TLS_ECH_TIMEOUT, TLS_ECH_EOF -> HIDDEN;
      case TLS_THROTTLE, HTTP_THROTTLE -> THROTTLING;
      case TLS_MITM_KNOWN_ROOT, TLS_MITM_UNKNOWN_ROOT -> INTERCEPTION;
      case HTTP_BLOCKPAGE, HTTP_REDIRECT -> NOTICE;
      case HTTP_RESET -> CUT;
      case HTTP_TIMEOUT -> SILENCE;
      case QUIC_RESET, QUIC_TIMEOUT -> QUIC;
      case UDP_TIMEOUT, UDP_REFUSED -> CALLS;
    };
  }
}
