package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.burkit.collector.query.OpenApi;

/**
 * Holds every answer against the description of the API: the status and the media type must be
 * described, and a body of JSON must be valid by its schema. Paths outside {@code /api} and {@code
 * /report} are not described.
 */
final class Contract {
  private static final JsonNode DOCUMENT = document();
  private static final Map<String, com.networknt.schema.Schema> SCHEMAS = new ConcurrentHashMap<>();

  private Contract() {}

  static JsonNode document() {
    try {
      return new YAMLMapper().readTree(OpenApi.text());
    } catch (Exception e) {
      throw new AssertionError("the description does not read", e);
    }
  }

  static void check(String method, String target, HttpResponse<String> response) {
    String path = target.split("\\?", 2)[0];
    if (!path.startsWith("/api/") && !path.startsWith("/report")) {
      return;
    }
    Optional<String> template = template(path);
    if (template.isEmpty() || response.statusCode() == 405) {
      assertThat(response.statusCode()).as("%s %s is not described", method, path).isIn(404, 405);
      return;
    }
    String operation = "/paths/" + escaped(template.get()) + "/" + method.toLowerCase(Locale.ROOT);
    JsonNode described = DOCUMENT.at(operation);
    assertThat(described.isObject()).as("%s of %s is described", method, template.get()).isTrue();
    checkResponse(operation, described, response);
  }

  private static void checkResponse(
      String operation, JsonNode described, HttpResponse<String> response) {
    String status = String.valueOf(response.statusCode());
    String declared = described.path("responses").has(status) ? status : "default";
    assertThat(declared.equals("default") && response.statusCode() < 400)
        .as("%s answers %s, which is not described", operation, status)
        .isFalse();
    String pointer = resolved(operation + "/responses/" + declared);
    if (response.statusCode() == 304) {
      assertThat(response.body()).isEmpty();
      return;
    }
    String type = response.headers().firstValue("content-type").orElse("").split(";", 2)[0];
    JsonNode content = DOCUMENT.at(pointer).path("content");
    assertThat(content.has(type)).as("%s gives %s, not described", pointer, type).isTrue();
    if (type.endsWith("json")) {
      checkBody(pointer + "/content/" + escaped(type) + "/schema", response.body());
    }
  }

  private static void checkBody(String pointer, String body) {
    assertThat(schema(pointer).validate(body, InputFormat.JSON).stream().map(Error::toString))
        .as("%s of %s", pointer, body)
        .isEmpty();
  }

  /** The schema at a pointer, with the components of the document beside it. */
  private static com.networknt.schema.Schema schema(String pointer) {
    return SCHEMAS.computeIfAbsent(
        pointer,
        p -> {
          ObjectNode schema = new ObjectMapper().createObjectNode();
          schema.set("components", DOCUMENT.path("components"));
          schema.putArray("allOf").add(DOCUMENT.at(p));
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema.toString(), InputFormat.JSON);
        });
  }

  private static String resolved(String pointer) {
    String reference = DOCUMENT.at(pointer).path("$ref").asText("");
    return reference.isEmpty() ? pointer : reference.substring(1);
  }

  private static String escaped(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }

  private static Optional<String> template(String path) {
    return DOCUMENT.path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(t -> path.matches(t.replaceAll("\\{[^}]+}", "[^/]+")))
        .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")));
  }
}
