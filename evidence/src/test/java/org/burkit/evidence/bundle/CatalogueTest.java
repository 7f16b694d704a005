package org.burkit.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.burkit.evidence.World;
import org.burkit.model.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;
  private SortedMap<String, byte[]> files;

  @BeforeEach
  void open() throws Exception {
    files = Forger.files(World.of(directory, 6).bundle());
  }

  private String text(String file) {
    return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
  }

  @Test
  void stopRow_saysWhatIsKnown_andLeavesOpenWhatIsNot() {
    List<String> lines = text("data/stop-row.csv").lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("start_date,end_date,country,").contains("ordered_by");
    assertThat(lines.getLast())
        .startsWith("2026-11-23,,KZ,,,,service-based,sau.example,AS64501; AS64502,,,,,,https://");
  }

  @Test
  void datacite_hasWhatItsSchemaAsksFor() throws Exception {
    JsonNode about = JSON.readTree(text("data/datacite.json"));
    assertThat(about.at("/types/resourceTypeGeneral").asText()).isEqualTo("Dataset");
    assertThat(about.at("/titles/0/title").asText()).startsWith("sau.example [KZ-");
    assertThat(about.at("/creators/0/name").asText()).isEqualTo("Burkit");
    assertThat(about.at("/publisher/name").asText()).isEqualTo("Burkit");
    assertThat(about.path("publicationYear").asText()).isEqualTo("2026");
    assertThat(about.at("/dates/1/date").asText()).isEqualTo("2026-11-23/");
  }

  @Test
  void provenance_leadsFromTheStatementToTheProbes() throws Exception {
    JsonNode graph = JSON.readTree(text("data/provenance.jsonld")).path("@graph");
    List<String> ids = graph.findValuesAsText("@id");
    assertThat(graph.get(0).path("prov:wasDerivedFrom").path("@id").asText())
        .isEqualTo("measurements.jsonl");
    assertThat(ids).anyMatch(id -> id.endsWith("#probes"));
  }

  @Test
  void custody_isAChain_ofWhoHadWhat() throws Exception {
    List<String> lines = text("data/custody.jsonl").lines().toList();
    assertThat(lines).hasSize(36 + 2);
    String before = "";
    for (String line : lines) {
      assertThat(JSON.readTree(line).path("before").asText()).isEqualTo(before);
      before = Sha256.hex(line.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(JSON.readTree(lines.getLast()).path("event").asText()).isEqualTo("sealed");
  }
}
