package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The test helper protocol's request and response ({@code ts-017}) to and from records, with {@code
 * x_quic_enabled} and {@code quic_handshake} as OONI's own helper has them. Ours beyond the
 * published form: {@code x_nonce}, {@code x_ech_handshake}, {@code x_stun_binding}, {@code
 * x_extent} where an endpoint is no page, of the page {@code x_body_sha256}, {@code x_body_sketch}
 * and {@code x_final_url}, and of each TLS handshake {@code x_leaf_sha256} and {@code
 * x_spki_sha256}.
 */
public final class ControlCodec {
  private ControlCodec() {}

  public static byte[] encode(ControlRequest request) {
    ObjectNode node = Json.object();
    node.put("http_request", request.url());
    ObjectNode headers = node.putObject("http_request_headers");
    new TreeMap<>(request.headers()).forEach((k, v) -> v.forEach(headers.withArray(k)::add));
    request.endpoints().forEach(node.putArray("tcp_connect")::add);
    if (request.quic()) {
      node.put("x_quic_enabled", true);
    }
    request.nonce().ifPresent(nonce -> node.put("x_nonce", nonce));
    if (request.extent() != EndpointProtocol.HTTPS) {
      node.put("x_extent", request.extent().label());
    }
    return bytes(node);
  }

  public static ControlRequest decodeRequest(byte[] json) throws MalformedMeasurementException {
    ObjectNode node = Json.parse(json);
    String url =
        Json.text(node, "http_request")
            .orElseThrow(
                () -> new MalformedMeasurementException("http_request: expected a URL, got none"));
    return new ControlRequest(
        url,
        map(node.path("http_request_headers"), values -> Optional.of(Json.texts(values))),
        Json.texts(node.path("tcp_connect")),
        node.path("x_quic_enabled").asBoolean(false),
        Json.text(node, "x_nonce"),
        Json.text(node, "x_extent")
            .flatMap(EndpointProtocol::parse)
            .orElse(EndpointProtocol.HTTPS));
  }

  public static byte[] encode(Control control) {
    return bytes(node(control));
  }

  public static Control decode(byte[] json) throws MalformedMeasurementException {
    return control(Json.parse(json));
  }

  static Control control(ObjectNode node) {
    return Extra.completed(node, extra -> read(node, extra), ControlCodec::node);
  }

  private static Control read(ObjectNode node, Extra extra) {
    return new Control(
        new Control.Dns(Json.texts(node.path("dns").path("addrs")), Json.failure(node.path("dns"))),
        map(node.path("tcp_connect"), ControlCodec::tcp),
        map(node.path("tls_handshake"), ControlCodec::tls),
        map(node.path("quic_handshake"), ControlCodec::tls),
        map(node.path("x_ech_handshake"), ControlCodec::ech),
        map(node.path("x_stun_binding"), ControlCodec::stun),
        http(node.path("http_request")),
        map(node.path("ip_info"), ControlCodec::asn),
        Json.text(node, "x_nonce"),
        extra);
  }

  private static Optional<Control.Tcp> tcp(JsonNode node) {
    return node.isObject() ? Optional.of(new Control.Tcp(failed(node))) : Optional.empty();
  }

  private static Optional<Failure> failed(JsonNode node) {
    boolean said = node.path("status").isBoolean() && !node.path("status").booleanValue();
    return Json.failure(node)
        .or(() -> said ? Optional.of(Failure.unknown("status false")) : Optional.empty());
  }

  private static Optional<Control.Tls> tls(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Control.Tls(
            Json.textOrEmpty(node, "server_name"),
            failed(node),
            Json.text(node, "x_leaf_sha256"),
            Json.text(node, "x_spki_sha256")));
  }

  private static Optional<Control.Ech> ech(JsonNode node) {
    return node.isObject()
        ? Optional.of(new Control.Ech(node.path("accepted").asBoolean(false), Json.failure(node)))
        : Optional.empty();
  }

  private static Optional<Control.Stun> stun(JsonNode node) {
    return node.isObject() ? Optional.of(new Control.Stun(failed(node))) : Optional.empty();
  }

  private static Optional<Asn> asn(JsonNode node) {
    return Json.whole(node, "asn").filter(n -> n > 0 && n <= 0xFFFF_FFFFL).map(Asn::new);
  }

  private static Optional<Control.Http> http(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Control.Http(
            Json.wholeInt(node, "status_code").orElse(-1),
            Json.whole(node, "body_length").orElse(-1L),
            Json.textOrEmpty(node, "title"),
            map(node.path("headers"), v -> Optional.ofNullable(v.textValue())),
            Json.text(node, "x_body_sha256"),
            Json.text(node, "x_body_sketch"),
            Json.text(node, "x_final_url"),
            Json.failure(node)));
  }

  static ObjectNode node(Control control) {
    ObjectNode node = Json.object();
    ObjectNode dns = node.putObject("dns");
    Json.putFailure(dns, control.dns().failure());
    control.dns().addresses().forEach(dns.putArray("addrs")::add);
    ObjectNode tcp = node.putObject("tcp_connect");
    sorted(control.tcp()).forEach((at, status) -> put(tcp.putObject(at), status.failure()));
    ObjectNode tls = node.putObject("tls_handshake");
    sorted(control.tls()).forEach((at, status) -> put(tls.putObject(at), status));
    if (!control.quic().isEmpty()) {
      ObjectNode quic = node.putObject("quic_handshake");
      sorted(control.quic()).forEach((at, status) -> put(quic.putObject(at), status));
    }
    if (!control.ech().isEmpty()) {
      ObjectNode ech = node.putObject("x_ech_handshake");
      sorted(control.ech()).forEach((at, status) -> put(ech.putObject(at), status));
    }
    if (!control.stun().isEmpty()) {
      ObjectNode stun = node.putObject("x_stun_binding");
      sorted(control.stun()).forEach((at, status) -> put(stun.putObject(at), status.failure()));
    }
    control.http().ifPresent(http -> put(node.putObject("http_request"), http));
    ObjectNode networks = node.putObject("ip_info");
    sorted(control.networks()).forEach((ip, asn) -> put(networks.putObject(ip), asn));
    control.nonce().ifPresent(nonce -> node.put("x_nonce", nonce));
    return control.extra().laidOver(node);
  }

  private static void put(ObjectNode node, Optional<Failure> failure) {
    Json.putFailure(node, failure);
    node.put("status", failure.isEmpty());
  }

  private static void put(ObjectNode node, Control.Tls tls) {
    put(node, tls.failure());
    node.put("server_name", tls.serverName());
    tls.leafSha256().ifPresent(sha256 -> node.put("x_leaf_sha256", sha256));
    tls.spkiSha256().ifPresent(sha256 -> node.put("x_spki_sha256", sha256));
  }

  private static void put(ObjectNode node, Control.Ech ech) {
    Json.putFailure(node, ech.failure());
    node.put("accepted", ech.accepted());
  }

  private static void put(ObjectNode node, Control.Http http) {
    Json.putFailure(node, http.failure());
    node.put("status_code", http.statusCode());
    node.put("body_length", http.bodyLength());
    node.put("title", http.title());
    sorted(http.headers()).forEach(node.putObject("headers")::put);
    http.bodySha256().ifPresent(sha256 -> node.put("x_body_sha256", sha256));
    http.sketch().ifPresent(sketch -> node.put("x_body_sketch", sketch));
    http.finalUrl().ifPresent(url -> node.put("x_final_url", url));
  }

  private static void put(ObjectNode node, Asn asn) {
    node.put("asn", asn.number());
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return new TreeMap<>(map);
  }

  private static <V> Map<String, V> map(JsonNode object, Function<JsonNode, Optional<V>> read) {
    Map<String, V> out = new LinkedHashMap<>();
    object
        .properties()
        .forEach(e -> read.apply(e.getValue()).ifPresent(value -> out.put(e.getKey(), value)));
    return out;
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
