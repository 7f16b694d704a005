package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * HTTP exchanges on the wire: {@code df-001}. What our probe keeps of a body stands under {@code
 * x_body_length}, {@code x_body_sha256}, {@code x_title}, {@code x_body_sketch} and {@code
 * x_excerpt} of the response.
 */
final class HttpWire {
  private HttpWire() {}

  static Optional<Observation> decode(ObjectNode node) {
    return Json.text(node.path("request"), "url")
        .map(url -> Extra.completed(node, extra -> exchange(node, url, extra), HttpWire::encode));
  }

  private static Observation.HttpExchange exchange(ObjectNode node, String url, Extra extra) {
    JsonNode request = node.path("request");
    return new Observation.HttpExchange(
        Json.text(request, "method").orElse("GET"),
        url,
        headers(request),
        response(node.path("response")),
        Json.failure(node),
        Json.textOrEmpty(node, "address"),
        Json.trace(node),
        extra);
  }

  static ObjectNode encode(Observation.HttpExchange http) {
    ObjectNode node = Json.object();
    node.put("network", "tcp");
    node.put("address", http.address());
    Json.putFailure(node, http.failure());
    ObjectNode request = node.putObject("request");
    request.put("method", http.method());
    request.put("url", http.url());
    request.put("body", "");
    putHeaders(request, http.requestHeaders());
    ObjectNode response = node.putObject("response");
    http.response().ifPresent(r -> encode(r, response));
    Json.putTrace(node, http.trace());
    return http.extra().laidOver(node);
  }

  private static Optional<HttpResponse> response(JsonNode node) {
    Optional<Integer> code = Json.wholeInt(node, "code").filter(c -> c > 0);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    // Our probe writes an empty body where it kept only length and digest.
    Optional<String> body = maybeBinary(node.path("body")).filter(text -> !text.isEmpty());
    return Optional.of(
        new HttpResponse(
            code.get(),
            headers(node),
            body,
            Json.whole(node, "x_body_length").orElse(body.map(HttpWire::length).orElse(0L)),
            Json.text(node, "x_body_sha256"),
            Json.text(node, "x_title").or(() -> body.flatMap(HtmlTitle::of)),
            Json.text(node, "x_body_sketch"),
            Json.text(node, "x_excerpt"),
            node.path("body_is_truncated").asBoolean(false)));
  }

  private static long length(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void encode(HttpResponse response, ObjectNode node) {
    node.put("code", response.code());
    putHeaders(node, response.headers());
    node.put("body", response.body().orElse(""));
    node.put("body_is_truncated", response.truncated());
    node.put("x_body_length", response.bodyLength());
    response.bodySha256().ifPresent(sha256 -> node.put("x_body_sha256", sha256));
    response.title().ifPresent(title -> node.put("x_title", title));
    response.sketch().ifPresent(sketch -> node.put("x_body_sketch", sketch));
    response.excerpt().ifPresent(excerpt -> node.put("x_excerpt", excerpt));
  }

  private static List<HttpHeader> headers(JsonNode node) {
    List<HttpHeader> listed = Json.list(node.path("headers_list"), HttpWire::header);
    if (!listed.isEmpty()) {
      return listed;
    }
    return node.path("headers").properties().stream()
        .flatMap(e -> maybeBinary(e.getValue()).map(v -> new HttpHeader(e.getKey(), v)).stream())
        .toList();
  }

  private static Optional<HttpHeader> header(JsonNode pair) {
    if (!pair.path(0).isTextual()) {
      return Optional.empty();
    }
    return maybeBinary(pair.path(1)).map(value -> new HttpHeader(pair.get(0).textValue(), value));
  }

  private static void putHeaders(ObjectNode node, List<HttpHeader> headers) {
    ObjectNode first = node.putObject("headers");
    ArrayNode all = node.putArray("headers_list");
    for (HttpHeader header : headers) {
      first.putIfAbsent(header.name(), first.textNode(header.value()));
      all.addArray().add(header.name()).add(header.value());
    }
  }

  /** A string, or an object of base64 data whose bytes are then read as ISO 8859-1. */
  private static Optional<String> maybeBinary(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(node.textValue());
    }
    return Json.text(node, "data").map(HttpWire::bytesAsText);
  }

  private static String bytesAsText(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
