package org.burkit.probe.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;

/**
 * A measurement made such that it does not name its volunteer: every text in it, and every name of
 * a field, goes through the {@link Scrubber}. Any thread may use it.
 */
public final class Cleansing {
  private static final JsonMapper JSON = new JsonMapper();

  /** Headers that say who somebody is, whatever they hold. */
  private static final Set<String> IDENTIFYING =
      Set.of(
          "set-cookie",
          "set-cookie2",
          "cookie",
          "authorization",
          "proxy-authorization",
          "x-authenticated-user",
          "x-forwarded-for",
          "x-real-ip",
          "forwarded");

  /** Headers whose value is an address of the web, or holds some. */
  private static final Set<String> LEADING =
      Set.of("location", "content-location", "refresh", "link", "referer", "host");

  /** What was measured: a name in it is a site's, even where the volunteer is called so too. */
  private static final Set<String> MEASURED =
      Set.of("input", "url", "hostname", "server_name", "name", "host", "test_name", "engine");

  private final Scrubber scrubber;

  public Cleansing(Scrubber scrubber) {
    this.scrubber = scrubber;
  }

  /** The measurement as it may be written down; itself where there was nothing to take out. */
  public Measurement of(Measurement measurement) {
    try {
      JsonNode seen = JSON.readTree(MeasurementCodec.encode(measurement));
      JsonNode clean = node("", seen);
      return clean.equals(seen) ? measurement : MeasurementCodec.decode((ObjectNode) clean);
    } catch (MalformedMeasurementException | IOException e) {
      throw new IllegalStateException("a measurement of ours must stay one", e);
    }
  }

  private JsonNode node(String key, JsonNode node) {
    return switch (node) {
      case ObjectNode object when key.equals("headers") -> headers(object);
      case ObjectNode object when isBinary(object) -> binary(object);
      case ObjectNode object -> object(object);
      case ArrayNode array when key.equals("headers_list") -> headersList(array);
      case ArrayNode array -> array(key, array);
      case TextNode text -> TextNode.valueOf(text(key, text.textValue()));
      default -> node;
    };
  }

  private String text(String key, String text) {
    return switch (key) {
      case "x_excerpt", "body" -> scrubber.page(text);
      case "x_title", "title", "id_server" -> scrubber.words(text);
      case "url" -> scrubber.url(text);
      default ->
          MEASURED.contains(key) ? scrubber.fact(text) : scrubber.withoutNames(scrubber.fact(text));
    };
  }

  private ObjectNode object(ObjectNode object) {
    ObjectNode clean = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(e -> clean.set(name(e.getKey()), node(e.getKey(), e.getValue())));
    return clean;
  }

  private ArrayNode array(String key, ArrayNode array) {
    ArrayNode clean = JsonNodeFactory.instance.arrayNode();
    array.forEach(entry -> clean.add(node(key, entry)));
    return clean;
  }

  private ObjectNode headers(ObjectNode headers) {
    ObjectNode clean = JsonNodeFactory.instance.objectNode();
    headers
        .properties()
        .forEach(e -> clean.set(name(e.getKey()), header(e.getKey(), e.getValue())));
    return clean;
  }

  /** Pairs of name and value. */
  private ArrayNode headersList(ArrayNode pairs) {
    ArrayNode clean = JsonNodeFactory.instance.arrayNode();
    for (JsonNode pair : pairs) {
      String name = pair.path(0).asText("");
      clean.addArray().add(name(name)).add(header(name, pair.path(1)));
    }
    return clean;
  }

  private String name(String key) {
    return scrubber.withoutNames(scrubber.fact(key));
  }

  private JsonNode header(String name, JsonNode value) {
    String small = name.toLowerCase(Locale.ROOT);
    if (IDENTIFYING.contains(small)) {
      return TextNode.valueOf(Scrubber.GONE);
    }
    if (value instanceof ObjectNode object && isBinary(object)) {
      return binary(object);
    }
    String text = value.asText("");
    return TextNode.valueOf(
        LEADING.contains(small) ? scrubber.withoutNames(scrubber.url(text)) : scrubber.words(text));
  }

  private static boolean isBinary(ObjectNode object) {
    return object.path("format").asText("").equals("base64") && object.path("data").isTextual();
  }

  /** Bytes cannot lose a part: a certificate, say, that names the home goes as a whole. */
  private ObjectNode binary(ObjectNode object) {
    ObjectNode clean = object(object);
    try {
      byte[] bytes = Base64.getDecoder().decode(object.path("data").textValue());
      boolean named = scrubber.isIn(bytes);
      return clean.put("data", named ? Scrubber.GONE : object.path("data").textValue());
    } catch (IllegalArgumentException e) {
      return clean;
    }
  }
}
