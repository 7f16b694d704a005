package org.burkit.collector.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.burkit.collector.Samples;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final byte[] BLOCKED = Samples.blocked("p1", 64501, NOON);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] OPEN = Samples.accessible("p1", 64503, NOON);

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void linesPlainGzipAndZstd_giveALineEachInInputOrder() throws Exception {
    byte[] lines = (Samples.line(BLOCKED) + Samples.line(OPEN)).getBytes(StandardCharsets.UTF_8);
    Path plain = Files.write(directory.resolve("a.jsonl"), lines);
    Path zstd = Files.write(directory.resolve("b.jsonl.zst"), Zstd.compress(lines));
    Path gzip = directory.resolve("c.jsonl.gz");
    try (var compressed = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      compressed.write(lines);
    }
    assertThat(run(plain, zstd, gzip)).isTrue();
    List<String> printed = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(printed).hasSize(6);
    JsonNode first = JSON.readTree(printed.get(0));
    assertThat(first.path("line").asInt()).isEqualTo(1);
    assertThat(first.path("id").asText()).isEqualTo(MeasurementCodec.id(BLOCKED).hex());
    assertThat(first.path("outcome").asText()).isEqualTo("blocked");
    assertThat(first.path("mechanism").asText()).isEqualTo("tls.timeout");
    assertThat(first.path("why").asText()).contains("sau.example");
    assertThat(printed.get(5)).contains("\"outcome\":\"accessible\"", "\"mechanism\":null");
  }

  @Test
  void lineThatIsNoMeasurement_hasALineWithTheReason_andTheOthersAreJudged() throws Exception {
    Path file = Files.writeString(directory.resolve("a.jsonl"), "{}\n\n" + Samples.line(OPEN));

    assertThat(run(file)).isFalse();
    List<String> printed = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(file + ":1: ");
    assertThat(printed.get(0))
        .contains("\"line\":1", "\"id\":null", "\"outcome\":\"inconclusive\"", "test_name");
    assertThat(printed.get(1)).contains("\"line\":3", "\"outcome\":\"accessible\"");
  }

  @Test
  void lineThatIsTooLarge_isSaid_andTheNextIsJudged() throws Exception {
    String large = " ".repeat((16 << 20) + 1);
    Path file = Files.writeString(directory.resolve("a.jsonl"), large + "\n" + Samples.line(OPEN));

    assertThat(run(file)).isFalse();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("at most 16 MiB"),
            second -> assertThat(second).contains("\"line\":2", "\"outcome\":\"accessible\""));
  }

  @Test
  void manyLines_keepTheirOrder() throws Exception {
    String lines = (Samples.line(BLOCKED) + Samples.line(OPEN)).repeat(500);
    Path file = Files.writeString(directory.resolve("a.jsonl"), lines);

    assertThat(run(file)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().map(AnalysisTest::number))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void oneDocumentOverManyLines_isOneMeasurement() throws Exception {
    String pretty = JSON.readTree(OPEN).toPrettyString();
    Path file = Files.writeString(directory.resolve("a.json"), pretty);

    assertThat(run(file)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  private static long number(String printed) {
    try {
      return JSON.readTree(printed).path("line").asLong();
    } catch (JsonProcessingException e) {
      throw new AssertionError(printed, e);
    }
  }

  private boolean run(Path... files) throws Exception {
    try (var o = new PrintStream(out, true, StandardCharsets.UTF_8);
        var e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      return new Analysis(References.NONE, o, e).run(List.of(files));
    }
  }
}
