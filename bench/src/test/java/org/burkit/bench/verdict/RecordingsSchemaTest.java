package org.burkit.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.burkit.model.MeasurementCodec;
import org.junit.jupiter.api.Test;

/** What the probe wrote in each row of the lab's table is what the public documents describe. */
class RecordingsSchemaTest {
  @Test
  void everyRecordedMeasurement_isValid() throws Exception {
    Schema schema = schema();
    JsonMapper json = new JsonMapper();
    int valid = 0;
    try (InputStream in = Corpus.class.getResourceAsStream("lab-recordings.jsonl.gz");
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode recording = json.readTree(line);
        List<Error> faults =
            schema.validate(recording.get("measurement").toString(), InputFormat.JSON);
        assertThat(faults).as(recording.get("scenario").asText()).isEmpty();
        valid++;
      }
    }
    assertThat(valid).isGreaterThanOrEqualTo(250);
  }

  private static Schema schema() {
    InputStream in = MeasurementCodec.class.getResourceAsStream("measurement.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
  }
}
