package org.burkit.collector.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a running collector says of itself. */
record RunningCheck(URI address) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final double MUCH = 0.2;

  List<Finding> findings() throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      JsonNode health = JSON.readTree(get(client, "/healthz"));
      String figures = get(client, "/metrics");
      var findings = new ArrayList<Finding>();
      findings.add(
          health.path("status").asText().equals("ok")
              ? Finding.well("running.well", Map.of())
              : Finding.wrong("running.trouble", Map.of("what", health.path("trouble").asText())));
      findings.add(
          health.path("fold_caught_up").asBoolean()
              ? Finding.well("running.judged", Map.of())
              : Finding.soon("running.behind", Map.of()));
      findings.add(rejected(figures));
      return findings;
    } catch (IOException e) {
      return List.of(
          Finding.wrong(
              "running.away", Map.of("address", address.toString(), "what", e.toString())));
    }
  }

  private String get(HttpClient client, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static Finding rejected(String figures) {
    double received = sum(figures, "burkit_measurements_received_total");
    double rejected = sum(figures, "burkit_measurements_rejected_total");
    Map<String, Object> values = Map.of("received", received, "rejected", rejected);
    return rejected > MUCH * received
        ? Finding.soon("running.rejects", values)
        : Finding.well("running.takes", values);
  }

  /** Of all samples of that name, in Prometheus' text format. */
  private static double sum(String figures, String name) {
    return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E+]+)$")
        .matcher(figures)
        .results()
        .mapToDouble(sample -> Double.parseDouble(sample.group(1)))
        .sum();
  }
}
