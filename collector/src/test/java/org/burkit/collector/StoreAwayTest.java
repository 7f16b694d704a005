package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector whose PostgreSQL goes away under it, and comes back. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoreAwayTest {
  private static final String PATH = "/api/v1/measurements";
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path data;
  @TempDir Path tables;
  private EmbeddedPostgres postgres;
  private CollectorServer server;
  private Http http;
  private int sent;

  @BeforeEach
  void start() throws Exception {
    postgres = postgres(0);
    String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    var place = StorePlace.in(PostgresAddress.of(url, Map.of("PGUSER", "postgres")));
    server =
        CollectorServer.start(
            TestSettings.in(data, new OneMachine(place), IngestLimits.standard()),
            NetworkLookup.none(),
            InstantSource.system());
    http = new Http(server.port());
    send(3);
    http.awaitAllIsWell();
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.close();
    postgres.close();
  }

  @Test
  void databaseThatIsStopped_keepsNothingFromTheJournal_andIsFilledWhenItIsBack() throws Exception {
    postgres.close();
    send(3);
    awaitTrouble();
    assertThat(http.get("/api/v1/incidents").statusCode()).isEqualTo(503);

    postgres = postgres(postgres.getPort());

    http.awaitAllIsWell();
    assertThat(counted()).isEqualTo(sent);
    send(2);
    http.awaitAllIsWell();
    assertThat(counted()).isEqualTo(sent);
  }

  @Test
  void connectionLostBeforeTheCommitIsDone_losesNothing() throws Exception {
    run(
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_terminate_backend(pg_backend_pid());
          PERFORM pg_sleep(60);
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER die AFTER UPDATE ON burkit.progress
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die();
        """);
    send(3);
    awaitTrouble();
    run("DROP FUNCTION die CASCADE");

    http.awaitAllIsWell();
    assertThat(counted()).isEqualTo(sent);
  }

  /** The database waits with its answer for a copy elsewhere that never comes, and is cut off. */
  @Test
  void connectionLostAfterTheCommitIsDone_countsNothingTwice() throws Exception {
    run("ALTER SYSTEM SET synchronous_standby_names = 'nowhere'");
    run("SELECT pg_reload_conf()");
    String cutOff =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE wait_event = 'SyncRep' AND application_name = 'burkit'";
    while (number(cutOff) == 0) {
      send(1); // what is committed before the database has read its settings again does not wait
    }
    run("ALTER SYSTEM RESET synchronous_standby_names");
    run("SELECT pg_reload_conf()");

    send(2);
    http.awaitAllIsWell();
    assertThat(counted()).isEqualTo(sent);
    assertThat(number("SELECT count(*) FROM burkit.judged")).isEqualTo(sent);
  }

  private EmbeddedPostgres postgres(int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(tables)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on")
        .setPort(port)
        .start();
  }

  private void send(int measurements) throws Exception {
    for (int i = 0; i < measurements; i++) {
      byte[] json = Samples.accessible("p" + sent, 64501, NOON.plusSeconds(sent));
      assertThat(http.postJson(PATH, json).body()).contains("accepted");
      sent++;
    }
  }

  private void awaitTrouble() throws Exception {
    while (http.get("/healthz").statusCode() != 503) {
      Thread.onSpinWait();
    }
  }

  private long counted() throws Exception {
    return http.json("/api/v1/aggregation").path("rows").get(0).path("measurements").asLong();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
