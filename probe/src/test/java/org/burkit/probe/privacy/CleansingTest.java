package org.burkit.probe.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.probe.net.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Canaries planted in every field of real measurements: none may come out again. */
class CleansingTest {
  private static final Path GOLDEN = Path.of("../model/src/test/resources/golden");
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> ADDRESSES = List.of("203.0.113.77", "2001:db8:aa:bb:1:2:3:4");
  private static final String NAME = "aigul-laptop";

  /** A site may be called as the volunteer is. */
  private static final Set<String> MEASURED =
      Set.of("input", "url", "hostname", "server_name", "name", "host", "test_name", "engine");

  private final Cleansing cleansing =
      new Cleansing(
          new Scrubber(
              Own.of(
                  ADDRESSES.stream().map(ip -> Addresses.parse(ip).orElseThrow()).toList(),
                  List.of(NAME))));

  static List<Path> measurements() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("measurements")
  void canaryInAnyField_comesOutOfNone(Path file) throws Exception {
    ObjectNode whole = (ObjectNode) JSON.readTree(file.toFile());
    List<JsonPointer> places = texts(whole);
    assertThat(places).hasSizeGreaterThan(5);
    for (JsonPointer place : places) {
      for (String canary : ADDRESSES) {
        assertThat(cleaned(planted(whole, place, canary)))
            .as("%s at %s of %s", canary, place, file.getFileName())
            .doesNotContain(canary);
      }
      if (!MEASURED.contains(place.last().getMatchingProperty())) {
        assertThat(cleaned(planted(whole, place, NAME))).as("%s", place).doesNotContain(NAME);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("measurements")
  void measurementTwiceCleaned_isTheSameAsOnce(Path file) throws Exception {
    Measurement once = cleansing.of(MeasurementCodec.decode(Files.readAllBytes(file)));

    assertThat(MeasurementCodec.encode(cleansing.of(once)))
        .isEqualTo(MeasurementCodec.encode(once));
  }

  @Test
  void measurementWithNothingToHide_isLeftAsItWas() throws Exception {
    Measurement measurement =
        MeasurementCodec.decode(Files.readAllBytes(GOLDEN.resolve("probe-sni-drop.json")));

    assertThat(cleansing.of(measurement)).isSameAs(measurement);
  }

  @Test
  void headers_loseCookiesAndWhoAskedAndKeepWhereTheyLead() throws Exception {
    String clean =
        cleaned(
            withHeaders(
                Map.of(
                    "Set-Cookie", "id=secret-value",
                    "X-Forwarded-For", "198.51.100.9",
                    "Via", "1.1 198.51.100.9",
                    "Location", "http://198.51.100.1/blocked?ip=198.51.100.9")));

    assertThat(clean)
        .doesNotContain("secret-value", "198.51.100.9")
        .contains("http://198.51.100.1/blocked?ip=[scrubbed]");
  }

  @Test
  void nameOfAField_canBeAnAddress() throws Exception {
    ObjectNode whole = measurement("{}");
    whole.withObject("/test_keys/x_anything").put("203.0.113.77:443", true);

    assertThat(cleaned(whole)).contains("[scrubbed]:443").doesNotContain("203.0.113.77");
  }

  @Test
  void certificateForTheHome_goesAsAWhole() throws Exception {
    byte[] name = {(byte) 0x87, 4, (byte) 203, 0, 113, 77};
    String inBytes = Base64.getEncoder().encodeToString(name);
    String inText =
        Base64.getEncoder().encodeToString("CN=203.0.113.77".getBytes(StandardCharsets.US_ASCII));
    for (String certificate : List.of(inBytes, inText)) {
      ObjectNode whole = measurement("{}");
      whole
          .withArray("/test_keys/tls_handshakes")
          .addObject()
          .put("address", "198.51.100.1:443")
          .putArray("peer_certificates")
          .addObject()
          .put("data", certificate)
          .put("format", "base64");

      assertThat(cleaned(whole)).doesNotContain(certificate).contains("198.51.100.1:443");
    }
  }

  private String cleaned(ObjectNode node) throws Exception {
    Measurement measurement = MeasurementCodec.decode(JSON.writeValueAsBytes(node));
    return new String(MeasurementCodec.encode(cleansing.of(measurement)), StandardCharsets.UTF_8);
  }

  private static ObjectNode withHeaders(Map<String, String> headers) {
    ObjectNode whole = measurement("{}");
    ObjectNode request = whole.withArray("/test_keys/requests").addObject();
    request.putNull("failure");
    request.putObject("request").put("url", "http://site.example/").put("method", "GET");
    ObjectNode response = request.putObject("response").put("code", 302);
    ObjectNode object = response.putObject("headers");
    ArrayNode list = response.putArray("headers_list");
    headers.forEach((name, value) -> {
      object.put(name, value);
      list.addArray().add(name).add(value);
    });
    return whole;
  }

  private static ObjectNode measurement(String testKeys) {
    try {
      ObjectNode node = JSON.createObjectNode();
      node.put("test_name", "web_connectivity");
      node.put("measurement_start_time", "2026-11-24 08:00:00");
      node.put("input", "http://site.example/");
      node.set("test_keys", JSON.readTree(testKeys));
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode planted(ObjectNode whole, JsonPointer place, String canary) {
    ObjectNode copy = whole.deepCopy();
    JsonNode parent = copy.at(place.head());
    String before = copy.at(place).textValue();
    TextNode after = TextNode.valueOf(before + " " + canary);
    switch (parent) {
      case ObjectNode object -> object.set(place.last().getMatchingProperty(), after);
      case ArrayNode array -> array.set(place.last().getMatchingIndex(), after);
      default -> throw new IllegalStateException("a text is in an object or an array");
    }
    return copy;
  }

  /** Where a measurement holds text, but for what makes it one. */
  private static List<JsonPointer> texts(JsonNode node) {
    List<JsonPointer> found = new ArrayList<>();
    collect(node, JsonPointer.empty(), found);
    found.removeIf(place -> place.toString().equals("/measurement_start_time"));
    return found;
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> found) {
    switch (node) {
      case TextNode _ -> found.add(at);
      case ObjectNode object ->
          object
              .properties()
              .forEach(e -> collect(e.getValue(), at.appendProperty(e.getKey()), found));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          collect(array.get(i), at.appendIndex(i), found);
        }
      }
      default -> {}
    }
  }
}
