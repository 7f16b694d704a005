package org.burkit.bench.large;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.burkit.collector.store.PostgresAddress;

/** One PostgreSQL whose commits are on the disk, with databases for the asking. One thread. */
public final class Database implements AutoCloseable {
  public static final String USER = "postgres";

  private final EmbeddedPostgres postgres;
  private final long process;
  private int databases;

  private Database(EmbeddedPostgres postgres, long process) {
    this.postgres = postgres;
    this.process = process;
  }

  public static Database start(Path directory) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "256MB")
            .start();
    String number = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
    return new Database(postgres, Long.parseLong(number.strip()));
  }

  /** An empty one. */
  public PostgresAddress database() throws SQLException {
    String name = "bench" + ++databases;
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return PostgresAddress.of(url(), Map.of("PGUSER", USER));
  }

  /** As the command line takes the last that was asked for; its user is {@link #USER}. */
  public String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/bench" + databases;
  }

  /** The last that was asked for, with its indexes. */
  public long bytes() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_database_size('bench" + databases + "')")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What all its processes that still run took of processors so far. */
  public Duration cpu() {
    return ProcessHandle.of(process)
        .map(server ->
            server
                .children()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus))
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
