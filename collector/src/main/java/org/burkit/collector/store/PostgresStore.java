package org.burkit.collector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.burkit.collector.journal.Position;
import org.jspecify.annotations.Nullable;

/**
 * The query store in a PostgreSQL database, which one collector at a time writes. After a failed
 * commit nothing is written until {@link #position} was asked again: only the database knows
 * whether that commit still came about.
 */
public final class PostgresStore extends SqlStore {
  private static final int QUESTIONS_AT_ONCE = 8;
  private static final int WALKS_AT_ONCE = 2;

  private final PostgresAddress address;
  private final PostgresSchema schema;
  private final HikariDataSource questions;
  private final HikariDataSource walks;
  private @Nullable PostgresWriter writer;

  private PostgresStore(PostgresAddress address, PostgresSchema schema, PostgresWriter writer) {
    this.address = address;
    this.schema = schema;
    this.writer = writer;
    this.questions = address.pool("questions", QUESTIONS_AT_ONCE);
    this.walks = address.pool("walks", WALKS_AT_ONCE);
  }

  /**
   * Opens the store of a journal. One that is missing or of another {@code version} is begun anew,
   * empty: the fold fills it again from the journal.
   *
   * @param journal the journal's identity
   * @throws IOException when the database is away, another collector writes into it, or it has what
   *     was made of another journal
   */
  public static PostgresStore open(PostgresAddress address, String version, String journal)
      throws IOException {
    var schema = new PostgresSchema(version, journal);
    return open(address, schema, schema::prepare);
  }

  /** An empty store in the database, whatever was there; fails as {@link #open} does. */
  public static PostgresStore create(PostgresAddress address, String version, String journal)
      throws IOException {
    var schema = new PostgresSchema(version, journal);
    return open(address, schema, schema::create);
  }

  private static PostgresStore open(
      PostgresAddress address, PostgresSchema schema, PostgresWriter.Preparing tables)
      throws IOException {
    try {
      return new PostgresStore(address, schema, PostgresWriter.open(address, tables));
    } catch (SQLException e) {
      throw new IOException(
          "cannot use the database at "
              + address
              + " ("
              + e.getMessage()
              + "); start it, or correct the URL, the user or the password",
          e);
    }
  }

  @Override
  public Position position() {
    if (writer == null) {
      try {
        writer = PostgresWriter.open(address, schema::prepare);
      } catch (SQLException | IOException e) {
        throw new StoreFailed("connecting again", e);
      }
    }
    return super.position();
  }

  @Override
  public void commit(Batch batch) {
    PostgresWriter open = writer;
    if (open == null) {
      throw new IllegalStateException("the position was not asked again after a failed commit");
    }
    writer = null;
    try {
      open.write(batch);
      writer = open;
    } catch (SQLException e) {
      throw new StoreFailed("a commit", e);
    } finally {
      if (writer == null) {
        open.close();
      }
    }
  }

  @Override
  Connection question() throws SQLException {
    return questions.getConnection();
  }

  @Override
  Connection walk() throws SQLException {
    return walks.getConnection();
  }

  @Override
  public void close() {
    questions.close();
    walks.close();
    if (writer != null) {
      writer.close();
    }
  }
}
