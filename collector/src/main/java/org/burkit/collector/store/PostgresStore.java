package org.burkit.collector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.MeasurementId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The query store in a PostgreSQL database, which one collector at a time writes and any number
 * ask. After a failed commit nothing is written until {@link #takeOver} was called again: only the
 * database knows whether that commit still came about.
 *
 * <p>What another edition of rules or lists has made is asked until the new one, made beside it,
 * has what the journal has.
 */
public final class PostgresStore extends SqlStore {
  private static final Logger log = LoggerFactory.getLogger(PostgresStore.class);
  private static final int QUESTIONS_AT_ONCE = 8;
  private static final int WALKS_AT_ONCE = 2;

  private final PostgresAddress address;
  private final PostgresSchema schema;
  private final Goal goal;
  private boolean anew;
  private final HikariDataSource questions;
  private final HikariDataSource walks;
  private @Nullable PostgresWriter writer;

  /** The schema that the writer last wrote into. */
  private volatile String written = PostgresSchema.NAME;

  private PostgresStore(PostgresAddress address, PostgresSchema schema, Goal goal, boolean anew) {
    this.address = address;
    this.schema = schema;
    this.goal = goal;
    this.anew = anew;
    this.questions = address.pool("questions", QUESTIONS_AT_ONCE);
    this.walks = address.pool("walks", WALKS_AT_ONCE);
  }

  /**
   * Opens the store of a journal. What another edition of rules or lists has made there is made
   * anew beside it; what is missing or cannot be asked is begun anew at once.
   *
   * @param journal the journal's identity
   * @param anew makes it anew beside it whoever made it
   * @param goal what a store that is made anew must have
   * @throws IOException when the database is away, another collector writes into it, or it has what
   *     was made of another journal
   */
  public static PostgresStore open(
      PostgresAddress address, String version, String journal, boolean anew, Goal goal)
      throws IOException {
    var store = new PostgresStore(address, new PostgresSchema(version, journal), goal, anew);
    try {
      store.write();
      return store;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * The same for one of several collectors of one journal: where another writes, this one asks, and
   * may take over later.
   */
  public static PostgresStore share(
      PostgresAddress address, String version, String journal, Goal goal) throws IOException {
    var store = new PostgresStore(address, new PostgresSchema(version, journal), goal, false);
    try {
      store.write();
    } catch (StoreInUse e) {
      log.info("another collector writes the query store; this one asks it");
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
    return store;
  }

  /** Becomes the one that writes. What goes beyond the journal's end is begun anew. */
  private void write() throws IOException {
    connect(connection -> schema.prepare(anew, connection));
    if (goal.isPassedBy(position())) {
      log.warn("the query store knows more than the journal has, and is made anew from it");
      boolean beside = isBeside();
      Objects.requireNonNull(writer).close();
      writer = null;
      connect(beside ? schema::createBeside : schema::create);
    }
  }

  private void connect(PostgresWriter.Preparing tables) throws IOException {
    try {
      writer = PostgresWriter.open(address, tables);
      written = writer.place();
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

  private boolean isBeside() {
    return !written.equals(PostgresSchema.NAME);
  }

  /** For all who ask, whoever writes. */
  @Override
  public boolean isOfThisEdition() {
    return ask(
            "who made the query store",
            "SELECT version FROM about",
            List.of(),
            row -> row.getString(1))
        .equals(List.of(schema.version()));
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
    try {
      if (writer == null) {
        write();
      }
      Position position = position();
      takePlaceWhereItHasEnough(Objects.requireNonNull(writer), position);
      return position;
    } catch (StoreInUse e) {
      written = PostgresSchema.NAME;
      throw new WrittenByAnother(e);
    } catch (SQLException | IOException e) {
      throw new StoreFailed("connecting again", e);
    }
  }

  private void takePlaceWhereItHasEnough(PostgresWriter writer, Position upTo) throws SQLException {
    if (isBeside() && goal.isReachedBy(upTo)) {
      writer.takePlace();
      written = writer.place();
      anew = false;
    }
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
      takePlaceWhereItHasEnough(open, batch.upTo());
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
  Line question() throws SQLException {
    return Line.of(questions.getConnection());
  }

  /** Its indexes do what shelves would. */
  @Override
  Optional<Shelf> shelf(MeasurementFilter filter) {
    return Optional.empty();
  }

  /** The place in the journal, the number of measurements and the edition of the naming. */
  @Override
  List<Long> stamp() {
    return ask(
            "how far the store is",
            "SELECT p.segment, p.place, p.measurements, n.edition FROM progress p, named_by n",
            List.of(),
            row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .getFirst();
  }

  @Override
  Line walk() throws SQLException {
    Connection connection = walks.getConnection();
    if (isBeside()) {
      try {
        PostgresSchema.useForNow(written, connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return Line.of(connection);
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
