package org.burkit.collector.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing that the API does, as its description says, in English.
 *
 * @param method in capitals
 * @param types of the answer where all is well
 */
public record Operation(
    String method,
    String path,
    String summary,
    String description,
    List<Parameter> parameters,
    List<String> types) {
  public Operation {
    parameters = List.copyOf(parameters);
    types = List.copyOf(types);
  }

  /** One thing that can be told it. */
  public record Parameter(String name, String description) {}

  /** All of the description, in its order. */
  public static List<Operation> all() {
    JsonNode document;
    try {
      document = new YAMLMapper().readTree(OpenApi.text());
    } catch (IOException e) {
      throw new UncheckedIOException("the description in the jar must be readable", e);
    }
    List<Operation> all = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        all.add(of(document, path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return List.copyOf(all);
  }

  private static Operation of(JsonNode document, String path, String method, JsonNode node) {
    Stream<JsonNode> parameters = node.path("parameters").valueStream();
    JsonNode content = resolved(document, node.at("/responses/200")).path("content");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        node.path("summary").asText(),
        node.path("description").asText(),
        parameters.map(p -> parameter(document, resolved(document, p))).toList(),
        content.propertyStream().map(Map.Entry::getKey).toList());
  }

  private static Parameter parameter(JsonNode document, JsonNode node) {
    List<String> words =
        resolved(document, node.path("schema"))
            .path("enum")
            .valueStream()
            .map(JsonNode::asText)
            .toList();
    String description = node.path("description").asText();
    return new Parameter(
        node.path("name").asText(),
        words.isEmpty() ? description : description + ": " + String.join(", ", words));
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }
}
