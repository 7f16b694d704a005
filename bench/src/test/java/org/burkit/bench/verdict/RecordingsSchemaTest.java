package org.burkit.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.burkit.lab.scenario.MeasurementSchema;
import org.junit.jupiter.api.Test;

/** What the probe wrote in each row of the lab's table is what the public documents describe. */
class RecordingsSchemaTest {
  @Test
  void everyRecordedMeasurement_isValid() throws Exception {
    MeasurementSchema schema = MeasurementSchema.read();
    JsonMapper json = new JsonMapper();
    int valid = 0;
    try (InputStream in = Corpus.class.getResourceAsStream("lab-recordings.jsonl.gz");
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode recording = json.readTree(line);
        assertThat(schema.faults(recording.get("measurement").toString()))
            .as(recording.get("scenario").asText())
            .isEmpty();
        valid++;
      }
    }
    assertThat(valid).isGreaterThanOrEqualTo(250);
  }
}
