package org.burkit.lab.scenario;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What a measurement must look like, by the schema that was written from the public documents (JSON
 * Schema 2020-12). It stands beside {@code model} as a file; none of that module's code judges
 * here. Any thread may ask.
 */
public final class MeasurementSchema {
  private static final String FILE = "/org/burkit/model/measurement.schema.json";

  private final Schema schema;

  private MeasurementSchema(Schema schema) {
    this.schema = schema;
  }

  public static MeasurementSchema read() {
    try (InputStream in =
        Objects.requireNonNull(MeasurementSchema.class.getResourceAsStream(FILE), FILE)) {
      return new MeasurementSchema(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a measurement, a place and a reason each; empty if it is valid. */
  public List<String> faults(String measurement) {
    return schema.validate(measurement, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
