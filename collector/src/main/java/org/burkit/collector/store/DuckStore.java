package org.burkit.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The query store in one DuckDB file. There are no keys: the journal has no duplicates, and an
 * index would slow the appender down.
 */
public final class DuckStore extends SqlStore {
  private static final Logger log = LoggerFactory.getLogger(DuckStore.class);

  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  private final DuckDBConnection writer;
  private final SqlWriter rows;

  private DuckStore(DuckDBConnection writer) throws SQLException {
    this.writer = writer;
    this.rows = new SqlWriter(writer, new DuckAppending(writer));
  }

  /**
   * Opens the store in {@code file}. One that is missing, of another {@code version} or broken is
   * begun anew, empty: the fold fills it again from the journal.
   */
  public static DuckStore open(Path file, String version) throws IOException {
    if (Files.exists(file)) {
      try {
        DuckDBConnection connection = connect(file);
        if (SqlSchema.isOf(version, connection)) {
          return new DuckStore(connection);
        }
        connection.close();
        log.info("the query store is of another version and is made anew from the journal");
      } catch (SQLException e) {
        log.warn("the query store is broken and is made anew from the journal: {}", e.getMessage());
      }
    }
    return create(file, version);
  }

  /** An empty store in {@code file}, whatever was there. */
  public static DuckStore create(Path file, String version) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
    try {
      DuckDBConnection connection = connect(file);
      SqlSchema.DUCK.create(version, connection);
      return new DuckStore(connection);
    } catch (SQLException e) {
      throw new IOException("cannot make the query store in " + file + ": " + e.getMessage(), e);
    }
  }

  /** What every connection to a store is opened with. */
  static Properties settings() {
    var settings = new Properties();
    settings.setProperty("memory_limit", "256MB");
    settings.setProperty("threads", String.valueOf(THREADS));
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  private static DuckDBConnection connect(Path file) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, settings());
    UnpackedLibrary.delete("libduckdb_java");
    return connection.unwrap(DuckDBConnection.class);
  }

  @Override
  Connection question() throws SQLException {
    return writer.duplicate();
  }

  @Override
  Connection walk() throws SQLException {
    return writer.duplicate();
  }

  @Override
  public void commit(Batch batch) {
    try {
      rows.write(batch);
    } catch (SQLException e) {
      throw new StoreFailed("a commit", e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw new StoreFailed("closing", e);
    }
  }
}
