package org.burkit.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The collector's side of OONI's report protocol ({@code bk-003-collector}): a report is only a
 * name that the probe puts into its measurements, so nothing is kept for it. Any thread.
 */
final class OoniReports {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int RANDOM_LETTERS = 16;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  OoniReports(InstantSource clock) {
    this.clock = clock;
  }

  /** The answer to {@code POST /report}: a fresh report id. */
  byte[] open(byte[] request) throws Unfit {
    JsonNode asked = parse(request);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("report_id", reportId(asked)).put("backend_version", "1.3.0");
    answer.putArray("supported_formats").add("json");
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The JSON object that a probe sent, within bounds. */
  static JsonNode parse(byte[] request) throws Unfit {
    Optional<String> exceeded = JsonBounds.exceeded(request);
    try {
      JsonNode asked = exceeded.isEmpty() ? JSON.readTree(request) : JSON.missingNode();
      if (asked.isObject()) {
        return asked;
      }
    } catch (IOException notJson) {
      throw new Unfit(
          400, "Not a question of a probe", "expected a JSON object, got something else");
    }
    throw new Unfit(400, "Not a question of a probe", exceeded.orElse("expected a JSON object"));
  }

  private String reportId(JsonNode asked) {
    return reportId(
        part(asked, "test_name", "unknown"),
        part(asked, "probe_cc", "ZZ").toUpperCase(Locale.ROOT),
        part(asked, "probe_asn", "AS0").replace("AS", ""));
  }

  /**
   * A fresh report id in the field's shape.
   *
   * @param asn digits alone
   */
  String reportId(String testName, String cc, String asn) {
    var suffix = new StringBuilder();
    for (int i = 0; i < RANDOM_LETTERS; i++) {
      suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    String opened = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    return String.join("_", opened, testName, cc, asn, "n1", suffix);
  }

  /** A field with everything left out that has no place in a report id. */
  private static String part(JsonNode asked, String key, String instead) {
    String text = asked.path(key).asText(instead).replaceAll("[^A-Za-z0-9]", "");
    return text.isEmpty() ? instead : text.substring(0, Math.min(text.length(), 32));
  }

  /** The measurement inside the body of a submission, exactly as it came. */
  static byte[] content(byte[] body) throws Unfit {
    try {
      return JsonBounds.under("content", body)
          .orElseThrow(() ->
              new Unfit(
                  400,
                  "Not a submission",
                  "expected {\"format\":\"json\",\"content\":{…}}, got no content"));
    } catch (IOException e) {
      throw new Unfit(400, "Not a submission", "expected JSON within bounds, got something else");
    }
  }
}
