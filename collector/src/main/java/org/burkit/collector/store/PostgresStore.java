package org.burkit.collector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.MeasurementId;
import org.jspecify.annotations.Nullable;

/**
 * The query store in a PostgreSQL database, which one collector at a time writes and any number
 * ask. After a failed commit nothing is written until {@link #takeOver} was called again: only the
 * database knows whether that commit still came about.
 */
public final class PostgresStore extends SqlStore {
  private static final int QUESTIONS_AT_ONCE = 8;
  private static final int WALKS_AT_ONCE = 2;

  private final PostgresAddress address;
  private final PostgresSchema schema;
  private final HikariDataSource questions;
  private final HikariDataSource walks;
  private @Nullable PostgresWriter writer;

  private PostgresStore(
      PostgresAddress address, PostgresSchema schema, @Nullable PostgresWriter writer) {
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

  /**
   * The same for one of several collectors of one journal: where another writes, this one asks, and
   * may take over later.
   */
  public static PostgresStore share(PostgresAddress address, String version, String journal)
      throws IOException {
    try {
      return open(address, version, journal);
    } catch (StoreInUse e) {
      return new PostgresStore(address, new PostgresSchema(version, journal), null);
    }
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

  /** Where the journal has a measurement; empty until it was judged and folded. */
  public Optional<Address> address(MeasurementId id) {
    return ask(
            "where a measurement lies",
            "SELECT segment, place, number FROM judged WHERE id_high = ? AND id_low = ?",
            List.copyOf(Rows.halves(id)),
            row -> new Address(new Position(row.getLong(1), row.getLong(2)), row.getInt(3)))
        .stream()
        .findFirst();
  }

  @Override
  public Position takeOver() {
    if (writer == null) {
      try {
        writer = PostgresWriter.open(address, schema::prepare);
      } catch (StoreInUse e) {
        throw new WrittenByAnother(e);
      } catch (SQLException | IOException e) {
        throw new StoreFailed("connecting again", e);
      }
    }
    return position();
  }

  /** Whoever writes says it for all who ask. */
  @Override
  public void nameBy(Naming naming) {
    if (writer != null) {
      try {
        writer.nameBy(naming);
      } catch (SQLException e) {
        throw new StoreFailed("writing which networks are named", e);
      }
    }
  }

  @Override
  public void commit(Batch batch) {
    PostgresWriter open = writer;
    if (open == null) {
      throw new IllegalStateException("the store was not taken over again after a failed commit");
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
