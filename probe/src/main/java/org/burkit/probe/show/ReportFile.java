package org.burkit.probe.show;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;

/**
 * A file to which measurements are added as they are made, one line of JSON each, byte for byte
 * what a collector would get. One thread.
 */
public final class ReportFile implements AutoCloseable {
  private final OutputStream out;

  private ReportFile(OutputStream out) {
    this.out = out;
  }

  /**
   * Opens a file, which may exist and is then added to.
   *
   * @throws IOException where it cannot be written
   */
  public static ReportFile open(Path file) throws IOException {
    return new ReportFile(
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
  }

  /** Adds a measurement; it is in the file when this returns. */
  public void add(Measurement measurement) {
    try {
      out.write(MeasurementCodec.encode(measurement));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
