package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.lab.program.ProgramException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementSchemaTest {
  private final MeasurementSchema schema = MeasurementSchema.read();

  @Test
  void whatIsNoMeasurement_isFaultedByName() {
    assertThat(schema.faults("{\"test_name\": 7}"))
        .anyMatch(fault -> fault.contains("test_name"))
        .anyMatch(fault -> fault.contains("measurement_start_time"));
  }

  @Test
  void rowWhoseProbeWritesNoMeasurement_fails(@TempDir Path directory) throws Exception {
    Path report = Files.writeString(directory.resolve("report.jsonl"), "{}\n");
    assertThatThrownBy(() -> Kept.of(report, directory, schema))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("not as the schema says");
  }
}
