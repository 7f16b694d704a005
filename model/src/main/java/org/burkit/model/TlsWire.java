package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** TLS and QUIC handshakes on the wire: {@code df-006}. */
final class TlsWire {
  private TlsWire() {}

  static Optional<Observation> decodeTls(ObjectNode node) {
    // Probes of before 2020 wrote down the outcome without the address.
    return node.has("address") || node.has("failure")
        ? Optional.of(
            Extra.completed(
                node,
                extra -> tls(node, Json.textOrEmpty(node, "address"), extra),
                TlsWire::encode))
        : Optional.empty();
  }

  private static Observation.TlsHandshake tls(ObjectNode node, String address, Extra extra) {
    return new Observation.TlsHandshake(
        address,
        Json.textOrEmpty(node, "server_name"),
        Json.failure(node),
        certificates(node),
        Json.textOrEmpty(node, "tls_version"),
        Json.textOrEmpty(node, "cipher_suite"),
        Json.textOrEmpty(node, "negotiated_protocol"),
        Json.trace(node),
        extra);
  }

  static ObjectNode encode(Observation.TlsHandshake tls) {
    ObjectNode node = Json.object();
    node.put("network", "tcp");
    node.put("address", tls.address());
    node.put("server_name", tls.serverName());
    Json.putFailure(node, tls.failure());
    node.put("tls_version", tls.tlsVersion());
    node.put("cipher_suite", tls.cipherSuite());
    node.put("negotiated_protocol", tls.alpn());
    node.put("no_tls_verify", false);
    putCertificates(node, tls.peerCertificates());
    Json.putTrace(node, tls.trace());
    return tls.extra().laidOver(node);
  }

  static Optional<Observation> decodeQuic(ObjectNode node) {
    return Json.text(node, "address")
        .map(at -> Extra.completed(node, extra -> quic(node, at, extra), TlsWire::encode));
  }

  private static Observation.QuicHandshake quic(ObjectNode node, String address, Extra extra) {
    return new Observation.QuicHandshake(
        address,
        Json.textOrEmpty(node, "server_name"),
        Json.failure(node),
        certificates(node),
        Json.textOrEmpty(node, "negotiated_protocol"),
        Json.trace(node),
        extra);
  }

  static ObjectNode encode(Observation.QuicHandshake quic) {
    ObjectNode node = Json.object();
    node.put("network", "udp");
    node.put("address", quic.address());
    node.put("server_name", quic.serverName());
    Json.putFailure(node, quic.failure());
    node.put("negotiated_protocol", quic.alpn());
    putCertificates(node, quic.peerCertificates());
    Json.putTrace(node, quic.trace());
    return quic.extra().laidOver(node);
  }

  private static List<PeerCertificate> certificates(ObjectNode node) {
    return Json.list(node.path("peer_certificates"), TlsWire::certificate);
  }

  private static Optional<PeerCertificate> certificate(JsonNode node) {
    return Json.text(node, "data").map(PeerCertificate::new);
  }

  private static void putCertificates(ObjectNode node, List<PeerCertificate> chain) {
    ArrayNode array = node.putArray("peer_certificates");
    chain.forEach(c -> array.addObject().put("data", c.base64()).put("format", "base64"));
  }
}
