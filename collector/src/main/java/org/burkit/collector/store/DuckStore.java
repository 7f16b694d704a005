package org.burkit.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.burkit.collector.file.UnpackedLibrary;
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

  /** People ask beside one another, and each question is answered by the thread that asks it. */
  private static final int ONE_EACH = 1;

  /**
   * What the pages read over ten million measurements stays in memory, beside what writing them has
   * left there (460 MB in all) and what is counted in; with less, parts of it are thrown out and
   * unpacked again for each page.
   */
  private static final String MEMORY = "640MB";

  private final DuckDBConnection writer;
  private final SqlWriter rows;
  private final DuckLines lines;
  private final AtomicLong changes = new AtomicLong();
  private final String version;

  private DuckStore(DuckDBConnection writer, String version) throws SQLException {
    this.writer = writer;
    this.version = version;
    this.rows = new SqlWriter(writer, new DuckAppending(writer));
    this.lines = new DuckLines(writer);
  }

  /**
   * Opens the store in {@code file}. One that is missing, of another {@code version} or broken is
   * begun anew, empty: the fold fills it again from the journal.
   *
   * @throws StoreInUse when another program has it open
   */
  public static DuckStore open(Path file, String version) throws IOException {
    Optional<DuckStore> there = openOfAnyEdition(file, version);
    if (there.isPresent() && !there.get().isOf(version)) {
      there.get().close();
      there = Optional.empty();
    }
    return there.isPresent() ? there.get() : create(file, version);
  }

  /**
   * What is in {@code file}, where it has the tables of {@code version}, filled by whichever rules
   * and lists; else empty.
   *
   * @throws StoreInUse when another program has it open
   */
  static Optional<DuckStore> openOfAnyEdition(Path file, String version) throws StoreInUse {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      DuckDBConnection connection = connect(file);
      Optional<String> found = SqlSchema.version(connection);
      boolean isOurs =
          found.filter(v -> SqlSchema.tables(v).equals(SqlSchema.tables(version))).isPresent();
      if (isOurs && SqlSchema.isWhole(connection)) {
        return Optional.of(new DuckStore(connection, found.orElseThrow()));
      }
      connection.close();
      log.info(
          isOurs
              ? "the query store has not as many rows as were written and is made anew from the"
                  + " journal"
              : "the query store has other tables and is made anew from the journal");
    } catch (SQLException e) {
      if (isLocked(e)) {
        throw StoreInUse.file(file);
      }
      log.warn("the query store is broken and is made anew from the journal: {}", e.getMessage());
    }
    return Optional.empty();
  }

  /** True where a store could not be opened since another program has it open. */
  static boolean isLocked(SQLException e) {
    return String.valueOf(e.getMessage()).contains("Could not set lock");
  }

  boolean isOf(String version) {
    return this.version.equals(version);
  }

  /** An empty store in {@code file}, whatever was there. */
  public static DuckStore create(Path file, String version) throws IOException {
    delete(file);
    try {
      DuckDBConnection connection = connect(file);
      SqlSchema.DUCK.create(version, connection);
      return new DuckStore(connection, version);
    } catch (SQLException e) {
      throw new IOException("cannot make the query store in " + file + ": " + e.getMessage(), e);
    }
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    deleteLogs(file);
  }

  /**
   * Puts a store that is closed in the place of another. What that one had in its log goes first,
   * or it would be taken for the log of the new one.
   */
  static void move(Path from, Path to) throws IOException {
    if (logs(from).anyMatch(Files::exists)) {
      throw new IOException("the store in " + from + " was not closed in order");
    }
    deleteLogs(to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void deleteLogs(Path file) throws IOException {
    for (Path log : logs(file).toList()) {
      Files.deleteIfExists(log);
    }
  }

  /** What DuckDB may have beside a file, and would read as belonging to it. */
  private static Stream<Path> logs(Path file) {
    return Stream.of(".wal", ".wal.checkpoint", ".wal.recovery")
        .map(ending -> file.resolveSibling(file.getFileName() + ending));
  }

  /** What a connection is opened with by who asks alone. */
  static Properties alone() {
    return settings(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4));
  }

  private static Properties settings(int threads) {
    var settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("threads", String.valueOf(threads));
    // else whoever asks waits now and then while memory is given back
    settings.setProperty("allocator_background_threads", "true");
    // the hundred first incidents, without a look at the text of all others
    settings.setProperty("late_materialization_max_rows", "1000");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  private static DuckDBConnection connect(Path file) throws SQLException {
    return connect(file.toString(), settings(ONE_EACH));
  }

  /**
   * Every way to DuckDB goes by here.
   *
   * @param file empty for tables that lie in memory alone
   */
  static DuckDBConnection connect(String file, Properties settings) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, settings);
    UnpackedLibrary.forgetDuckDb();
    return connection.unwrap(DuckDBConnection.class);
  }

  @Override
  Line question() throws SQLException {
    return lines.take();
  }

  @Override
  Line walk() throws SQLException {
    return lines.take();
  }

  @Override
  Optional<Shelf> shelf(MeasurementFilter filter) {
    return Shelf.of(filter);
  }

  /** Nobody else can write into the file. */
  @Override
  List<Long> stamp() {
    return List.of(changes.get());
  }

  @Override
  public void nameBy(Naming naming) {
    try (Connection connection = writer.duplicate()) {
      connection.setAutoCommit(false);
      SqlSchema.name(naming, connection);
      connection.commit();
    } catch (SQLException e) {
      throw new StoreFailed("writing which networks are named", e);
    } finally {
      changes.incrementAndGet();
    }
  }

  @Override
  public void commit(Batch batch) {
    try {
      rows.write(batch);
    } catch (SQLException e) {
      throw new StoreFailed("a commit", e);
    } finally {
      changes.incrementAndGet();
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
      writer.close();
    } catch (SQLException e) {
      throw new StoreFailed("closing", e);
    }
  }
}
