package org.burkit.evidence.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.Sha256;
import org.junit.jupiter.api.Test;

class LeafTest {
  private static final Seed SEED = Seed.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private static final Received RECEIVED =
      new Received(
          new MeasurementId("ab".repeat(32)),
          Instant.parse("2026-11-24T07:00:00.000001Z"),
          "api",
          new CountryCode("KZ"),
          new Asn(64501),
          "00ff");

  private static ObjectNode measurement() throws Exception {
    return (ObjectNode)
        new JsonMapper()
            .readTree(
                """
                {"measurement_start_time":"2026-11-24 06:59:59","probe_asn":"AS64501",
                 "report_id":"20261124T065959Z_webconnectivity_KZ_64501",
                 "probe_cc":"KZ","x_probe_id":"p","test_keys":{"requests":[{"response":{
                   "headers":{"Date":"Tue, 24 Nov 2026 06:59:59 GMT","Server":"s"},
                   "headers_list":[["Date","Tue, 24 Nov 2026 06:59:59 GMT"],["Server","s"],
                     ["set-cookie","id=1"]]}}]},"x_new":null}
                """);
  }

  private static Map<String, Disclosure> fields(ObjectNode measurement, Seed seed) {
    return Fields.of(measurement, RECEIVED, seed).stream()
        .collect(Collectors.toMap(Disclosure::name, Function.identity()));
  }

  @Test
  void fieldsThatAreShown_areTheMeasurementWithoutItsSenderAndItsMinute() throws Exception {
    Map<String, Disclosure> fields = fields(measurement(), SEED);
    assertThat(fields)
        .containsKeys("probe", "prefix", "network", "start", "hour", "clocks", "report")
        .doesNotContainKey("resolver");
    assertThat(Fields.shown(measurement(), RECEIVED.time()))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"measurement_start_time":"2026-11-24 06:00:00",
                     "test_start_time":"2026-11-24 06:00:00","probe_asn":"AS64501","probe_cc":"KZ",
                     "test_keys":{"requests":[{"response":{
                       "headers":{"Date":"","Server":"s"},
                       "headers_list":[["Date",""],["Server","s"],["set-cookie",""]]}}]},
                     "x_new":null}
                    """));
  }

  @Test
  void whatIsShownOfSmallNetworks_isNothingOfTheirOwn() throws Exception {
    assertThat(fields(measurement(), SEED).keySet().stream().filter(f -> Fields.isShown(f, false)))
        .containsExactlyInAnyOrder("hour", "id", "source", "country", "seen_cc");
  }

  @Test
  void measurementThatIsDatedLaterThanItCame_isOfTheHourInWhichItCame() throws Exception {
    ObjectNode ahead = measurement().put("measurement_start_time", "2027-01-01 00:00:00");
    assertThat(fields(ahead, SEED).get("hour").value().asText()).isEqualTo("2026-11-24T07:00:00Z");
    ObjectNode without = measurement();
    without.remove("measurement_start_time");
    assertThat(fields(without, SEED).get("hour").value().asText())
        .isEqualTo("2026-11-24T07:00:00Z");
  }

  @Test
  void digest_isThatOfTheCanonicalArray() {
    var field = new Disclosure("c2FsdA", "name", TextNode.valueOf("value"));
    byte[] expected = Sha256.of("[\"c2FsdA\",\"name\",\"value\"]".getBytes(StandardCharsets.UTF_8));
    assertThat(field.digest())
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
  }

  @Test
  void leaf_hasTheDigestsAlone_andHoldsItsFieldsAndNoOthers() throws Exception {
    Map<String, Disclosure> fields = fields(measurement(), SEED);
    Leaf.Measured leaf = Leaf.Measured.of(fields.values());
    String bytes = new String(leaf.bytes(), StandardCharsets.UTF_8);
    assertThat(bytes).startsWith("{\"digests\":{\"clocks\":\"").endsWith("\"v\":1}");
    assertThat(bytes).doesNotContain("64501").doesNotContain("2026");
    for (Disclosure field : fields.values()) {
      assertThat(leaf.holds(field)).isTrue();
      JsonNode other = TextNode.valueOf(field.value() + "x");
      assertThat(leaf.holds(new Disclosure(field.salt(), field.name(), other))).isFalse();
    }
  }

  @Test
  void salts_differByFieldAndBySeed_andComeAgain() throws Exception {
    Map<String, Disclosure> fields = fields(measurement(), SEED);
    List<String> salts = fields.values().stream().map(Disclosure::salt).toList();
    assertThat(salts).doesNotHaveDuplicates().allMatch(salt -> salt.length() == 22);
    assertThat(fields(measurement(), SEED)).isEqualTo(fields);
    var others = fields(measurement(), Seed.of(new SecureRandom()));
    assertThat(others.get("id").salt()).isNotEqualTo(fields.get("id").salt());
    assertThat(Seed.of(new byte[Seed.BYTES]).isErased()).isTrue();
    assertThat(SEED.isErased()).isFalse();
  }

  @Test
  void statement_isALeafByItsDigest() {
    var leaf = new Leaf.Stated("KZ-3F7K9Q2A-X", 2, "ab");
    assertThat(new String(leaf.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"incident\":\"KZ-3F7K9Q2A-X\",\"kind\":\"incident\",\"sha256\":\"ab\",\"v\":1,\"version\":2}");
  }
}
