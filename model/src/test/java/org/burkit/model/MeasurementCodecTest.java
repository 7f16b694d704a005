package org.burkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.Observation.Unrecognized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementCodecTest {
  private static final MeasurementHead.Reader HEADS =
      new MeasurementHead.Reader(StreamReadConstraints.builder().maxTokenCount(100_000).build());

  @ParameterizedTest
  @MethodSource("org.burkit.model.Golden#names")
  void roundTrip_losesNoKey(String name) throws Exception {
    byte[] came = Golden.bytes(name);

    byte[] back = MeasurementCodec.encode(MeasurementCodec.decode(came));

    assertThat(new String(back, UTF_8))
        .isEqualTo(new String(MeasurementCodec.canonical(came), UTF_8));
  }

  /** Every value of every golden file, replaced by every odd thing or taken away. */
  @ParameterizedTest
  @MethodSource("org.burkit.model.Golden#names")
  void roundTrip_losesNoKeyOfMutatedMeasurements(String name) throws Exception {
    ObjectNode golden = Json.parse(Golden.bytes(name));
    List<JsonPointer> places = new ArrayList<>();
    collect(golden, JsonPointer.empty(), places);
    JsonNodeFactory make = JsonNodeFactory.instance;
    List<JsonNode> odd =
        List.of(
            make.nullNode(),
            make.textNode("x"),
            make.numberNode(-1.5),
            make.booleanNode(true),
            make.objectNode().put("a", 1),
            make.arrayNode().add(1).add("b"));
    int read = 0;
    for (JsonPointer place : places) {
      for (int i = 0; i <= odd.size(); i++) {
        ObjectNode mutated = golden.deepCopy();
        replace(mutated, place, i < odd.size() ? odd.get(i) : null);
        byte[] came = mutated.toString().getBytes(UTF_8);
        Measurement decoded;
        try {
          decoded = MeasurementCodec.decode(came);
        } catch (MalformedMeasurementException e) {
          assertThat(place.toString()).isIn("/test_name", "/measurement_start_time");
          assertThatThrownBy(() -> HEADS.read(came)).hasMessage(e.getMessage());
          continue;
        }
        assertThat(HEADS.read(came))
            .isEqualTo(
                new MeasurementHead(
                    MeasurementCodec.id(came), decoded.testName(), decoded.start()));
        assertThat(MeasurementCodec.encode(decoded))
            .as("%s with %s", place, i < odd.size() ? odd.get(i) : "nothing")
            .isEqualTo(MeasurementCodec.canonical(came));
        read++;
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void headOutOfItsBounds_isNamedSo() {
    var few = new MeasurementHead.Reader(StreamReadConstraints.builder().maxTokenCount(5).build());

    assertThatThrownBy(() -> few.read(bytes("{'a':1,'b':2,'c':3}")))
        .isInstanceOf(JsonOutOfBoundsException.class)
        .hasMessageContaining("out of bounds");
  }

  @Test
  void oursIsReadIntoTypes() throws Exception {
    Measurement m = MeasurementCodec.decode(Golden.bytes("ours-accessible.json"));

    assertThat(m.target().flatMap(Target::host)).contains("sau.example");
    assertThat(m.start()).isEqualTo(Instant.parse("2026-11-24T08:00:01Z"));
    assertThat(m.vantage().asn()).isEqualTo(new Asn(64503));
    assertThat(m.probeId()).contains("00112233445566778899aabbccddeeff");
    assertThat(m.gate().orElseThrow().broken()).isEmpty();
    DnsLookup dns = m.all(DnsLookup.class).getFirst();
    assertThat(dns.addresses()).containsExactly("198.18.200.10");
    assertThat(dns.replies()).hasSize(1);
    assertThat(dns.trace().depth()).contains(0);
    assertThat(m.all(TlsHandshake.class).getFirst().peerCertificates().getFirst().der())
        .hasSize(48);
    assertThat(m.all(HttpExchange.class).getFirst().response().orElseThrow().title())
        .contains("Сәлем");
    assertThat(m.all(HttpExchange.class).getFirst().response().orElseThrow().body()).isEmpty();
    assertThat(m.control().orElseThrow().networks()).containsEntry("198.18.200.10", new Asn(64520));
    assertThat(m.extra()).isEqualTo(Extra.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe-sni-drop.json", "probe-dns-nxdomain.json"})
  void whatTheProbeWrote_isInCanonicalFormAndKnownToTheLastKey(String name) throws Exception {
    byte[] written = Golden.bytes(name);

    Measurement m = MeasurementCodec.decode(written);

    assertThat(MeasurementCodec.canonical(written)).isEqualTo(written);
    assertThat(m.extra()).isEqualTo(Extra.NONE);
    assertThat(m.all(Unrecognized.class)).isEmpty();
    assertThat(m.gate()).isPresent();
  }

  @Test
  void requestsOnTheWireAreLastFirst_insideFirstToLast() throws Exception {
    Measurement m = MeasurementCodec.decode(Golden.bytes("ooni-0.5-style.json"));

    assertThat(m.all(HttpExchange.class))
        .extracting(HttpExchange::url)
        .containsExactly("https://vestnik.example/", "https://www.vestnik.example/");
  }

  @Test
  void legacySpellingsOfFailures_areTheirModernKinds() throws Exception {
    Measurement m = MeasurementCodec.decode(Golden.bytes("legacy-style.json"));

    assertThat(m.all(DnsLookup.class).getFirst().failure().orElseThrow().kind())
        .isEqualTo(FailureKind.DNS_NXDOMAIN);
    assertThat(m.all(TcpConnect.class).getFirst().failure().orElseThrow().kind())
        .isEqualTo(FailureKind.UNKNOWN);
    assertThat(m.controlFailure().orElseThrow().kind()).isEqualTo(FailureKind.EOF);
    assertThat(m.control()).isEmpty();
  }

  @Test
  void entriesOfAnUnknownForm_areKeptUnrecognizedInPlace() throws Exception {
    Measurement m = MeasurementCodec.decode(Golden.bytes("odd.json"));

    assertThat(m.all(Unrecognized.class))
        .extracting(Unrecognized::json)
        .containsExactly("\"text\"", "null", "{\"hostname\":5}", "[]");
  }

  @Test
  void id_isTheSameForEverySpelling() throws Exception {
    byte[] one = bytes("{'test_name':'t','measurement_start_time':'2026-01-01 00:00:00','a':1.0}");
    byte[] two =
        bytes("{ 'a' : 1 , 'measurement_start_time':'2026-01-01 00:00:00','test_name':'\\u0074'}");

    assertThat(MeasurementCodec.id(one)).isEqualTo(MeasurementCodec.id(two));
    assertThat(MeasurementCodec.id(one))
        .isNotEqualTo(MeasurementCodec.id(bytes("{'test_name':'t','a':2}")));
  }

  @Test
  void whatIsNotAMeasurement_isRefusedWithTheReason() {
    assertRefused("", "expected a JSON object");
    assertRefused("[]", "expected a JSON object, got ARRAY");
    assertRefused("{", "not JSON");
    assertRefused("{} {}", "not JSON");
    assertRefused("{'test_name':'t','test_name':'u'}", "not JSON");
    assertRefused("{'test_name':7}", "test_name: expected a string, got 7");
    assertRefused("{'test_name':'t'}", "measurement_start_time: expected");
    assertRefused("{'test_name':'t','measurement_start_time':'soon'}", "got \"soon\"");
    assertRefused("{'a':" + "[".repeat(65) + "]".repeat(65) + "}", "JSON out of bounds");
    assertRefused("{'a':" + "9".repeat(201) + "}", "JSON out of bounds");
  }

  @Test
  void whatHasNoCanonicalForm_hasNoId() {
    assertThatThrownBy(() -> MeasurementCodec.id(bytes("{'a':'\\ud800'}")))
        .isInstanceOf(MalformedMeasurementException.class)
        .hasMessageContaining("surrogate");
    assertThatThrownBy(() -> MeasurementCodec.id(bytes("{'a':1e400}")))
        .isInstanceOf(MalformedMeasurementException.class)
        .hasMessageContaining("double");
  }

  @Test
  void randomBytes_seed7_areRefusedAndNothingElse() {
    Random random = new Random(7);
    byte[] golden = Golden.bytes("ooni-0.5-style.json");
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = golden.clone();
      for (int n = 0; n <= random.nextInt(4); n++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        Measurement m = MeasurementCodec.decode(broken);
        assertThat(MeasurementCodec.encode(m)).isEqualTo(MeasurementCodec.canonical(broken));
      } catch (MalformedMeasurementException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private static void assertRefused(String json, String reason) {
    assertThatThrownBy(() -> MeasurementCodec.decode(bytes(json)))
        .isInstanceOf(MalformedMeasurementException.class)
        .hasMessageContaining(reason);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    if (!at.matches()) {
      places.add(at);
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(e -> collect(e.getValue(), at.appendProperty(e.getKey()), places));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), at.appendIndex(i), places);
      }
    }
  }

  private static void replace(ObjectNode root, JsonPointer place, JsonNode value) {
    JsonNode parent = root.at(place.head());
    JsonPointer last = place.last();
    if (parent instanceof ObjectNode object) {
      if (value == null) {
        object.remove(last.getMatchingProperty());
      } else {
        object.set(last.getMatchingProperty(), value);
      }
    } else if (parent instanceof ArrayNode array) {
      if (value == null) {
        array.remove(last.getMatchingIndex());
      } else {
        array.set(last.getMatchingIndex(), value);
      }
    }
  }
}
