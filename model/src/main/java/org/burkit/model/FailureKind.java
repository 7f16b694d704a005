package org.burkit.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The closed vocabulary of how a network step fails. The strings are the published ones (OONI
 * {@code df-007}) with those that OONI's engine emits beyond that document.
 */
public enum FailureKind {
  CONNECTION_REFUSED("connection_refused"),
  CONNECTION_RESET("connection_reset"),
  CONNECTION_ABORTED("connection_aborted"),
  EOF("eof_error"),
  TIMEOUT("generic_timeout_error"),
  HOST_UNREACHABLE("host_unreachable"),
  NETWORK_UNREACHABLE("network_unreachable"),
  NETWORK_DOWN("network_down"),
  ADDRESS_FAMILY_NOT_SUPPORTED("address_family_not_supported"),
  PERMISSION_DENIED("permission_denied"),
  INTERRUPTED("interrupted"),
  DNS_NXDOMAIN("dns_nxdomain_error"),
  DNS_REFUSED("dns_refused_error"),
  DNS_SERVFAIL("dns_server_failure"),
  DNS_SERVER_MISBEHAVING("dns_server_misbehaving"),
  DNS_NO_ANSWER("dns_no_answer"),
  DNS_BOGON("dns_bogon_error"),
  DNS_REPLY_WITH_WRONG_QUERY_ID("dns_reply_with_wrong_query_id"),
  DNS_REPLY_UNPARSEABLE("dns_reply_unparseable"),
  TLS_HANDSHAKE("ssl_failed_handshake"),
  TLS_INVALID_HOSTNAME("ssl_invalid_hostname"),
  TLS_UNKNOWN_AUTHORITY("ssl_unknown_authority"),
  TLS_INVALID_CERTIFICATE("ssl_invalid_certificate"),
  HTTP_INVALID_REDIRECT("http_invalid_redirect_location_host"),
  HTTP_TOO_MANY_REDIRECTS("http_too_many_redirects"),
  HTTP_UNEXPECTED_STATUS("http_unexpected_status_code"),
  HTTP_RESPONSE_UNPARSEABLE("http_response_unparseable"),
  HTTP_REQUEST_FAILED("http_request_failed"),
  UNKNOWN("unknown_failure");

  private static final Map<String, FailureKind> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(FailureKind::wire, Function.identity()));

  /** Spellings that other or older probes use for the same thing. */
  private static final Map<String, FailureKind> SYNONYMS =
      Map.ofEntries(
          Map.entry("ssl_unknown_autority", TLS_UNKNOWN_AUTHORITY),
          Map.entry("connection_refused_error", CONNECTION_REFUSED),
          Map.entry("connection_lost_error", CONNECTION_RESET),
          Map.entry("connection_done", EOF),
          Map.entry("response_never_received", EOF),
          Map.entry("tcp_timed_out_error", TIMEOUT),
          Map.entry("deferred_timeout_error", TIMEOUT),
          Map.entry("task_timed_out", TIMEOUT),
          Map.entry("timed_out", TIMEOUT),
          Map.entry("dns_name_error", DNS_NXDOMAIN),
          Map.entry("dns_name_failure", DNS_SERVFAIL),
          Map.entry("android_dns_cache_no_data", DNS_NO_ANSWER),
          Map.entry("address_family_not_supported_error", ADDRESS_FAMILY_NOT_SUPPORTED));

  private final String wire;

  FailureKind(String wire) {
    this.wire = wire;
  }

  /** The published string. */
  public String wire() {
    return wire;
  }

  static Optional<FailureKind> parse(String wire) {
    return Optional.ofNullable(BY_WIRE.get(wire)).or(() -> Optional.ofNullable(SYNONYMS.get(wire)));
  }
}
