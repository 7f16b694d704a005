package org.burkit.collector.ingest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;

/**
 * How far each file was imported, kept beside the journal so that an import that was cut off goes
 * on where it was. A file that has changed since begins anew, which does no harm. One thread.
 */
public final class ImportProgress {
  private final Path record;
  private final Properties reached = new Properties();

  private ImportProgress(Path record) {
    this.record = record;
  }

  /** Reads what is known, which may be nothing. */
  public static ImportProgress in(Path record) throws IOException {
    var progress = new ImportProgress(record);
    if (Files.exists(record)) {
      try (Reader in = Files.newBufferedReader(record)) {
        progress.reached.load(in);
      } catch (IllegalArgumentException e) {
        throw new IOException(
            record + ": expected what an import wrote, got something else; delete it", e);
      }
    }
    return progress;
  }

  /** The last line that was taken in; 0 where there is none. */
  long reached(Path file) throws IOException {
    String[] known = reached.getProperty(key(file), "").split(" at ");
    return known.length == 2 && known[0].equals(state(file)) && known[1].matches("\\d{1,18}")
        ? Long.parseLong(known[1])
        : 0;
  }

  /** All lines up to this one are durable. */
  void reach(Path file, long line) throws IOException {
    reached.setProperty(key(file), state(file) + " at " + line);
    Path next = record.resolveSibling(record.getFileName() + ".next");
    try (Writer out = Files.newBufferedWriter(next)) {
      reached.store(out, null);
    }
    Files.move(next, record, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String key(Path file) throws IOException {
    return file.toRealPath().toString();
  }

  private static String state(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
  }
}
