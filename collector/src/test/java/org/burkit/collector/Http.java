package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** A small client for the tests of a server on loopback; every answer is held to the contract. */
final class Http implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  Http(int port) {
    base = "http://127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return held("GET", path, send(request(path, headers).GET()));
  }

  HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
    return held(
        "POST",
        path,
        send(request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body))));
  }

  HttpResponse<String> postJson(String path, byte[] body) throws Exception {
    return post(path, body, "content-type", "application/json");
  }

  JsonNode json(String path, String... headers) throws Exception {
    return json(get(path, headers));
  }

  /** The versions of an incident, once it has so many. */
  JsonNode versions(String incident, int count) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    var answer = get("/i/" + incident + "/versions.json");
    while (answer.statusCode() != 200 || json(answer).path("versions").size() < count) {
      assertThat(Instant.now()).as(answer.body()).isBefore(patience);
      answer = get("/i/" + incident + "/versions.json");
    }
    return json(answer).path("versions");
  }

  /** Until the fold is through and nothing is amiss. */
  void awaitAllIsWell() throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(3));
    JsonNode health = json("/healthz");
    while (!health.path("fold_caught_up").asBoolean()
        || !health.path("status").asText().equals("ok")) {
      assertThat(Instant.now()).as(health.toString()).isBefore(patience);
      health = json("/healthz");
    }
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> held(
      String method, String path, HttpResponse<String> response) {
    Contract.check(method, path, response);
    return response;
  }

  @Override
  public void close() {
    client.close();
  }
}
