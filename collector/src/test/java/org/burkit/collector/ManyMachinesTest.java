package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.burkit.collector.kafka.Brokers;
import org.burkit.collector.kafka.ClientSettings;
import org.burkit.collector.kafka.KafkaAddress;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.TestPostgres;
import org.burkit.model.MeasurementCodec;
import org.junit.jupiter.api.Test;

/** The shell for many machines, on a real broker and a real PostgreSQL that also fail. */
class ManyMachinesTest extends ShellContract {
  private KafkaAddress kafka = Brokers.journal();
  private PostgresAddress postgres = TestPostgres.database();

  ManyMachinesTest() throws Exception {}

  @Override
  Shell shell() {
    return new ManyMachines(kafka, postgres);
  }

  @Test
  void collectorsThatComeAndGo_countEverythingOnce() throws Exception {
    List<byte[]> all = measurements(90);
    Http first = collector("first");
    sendAll(first, all.subList(0, 30));
    Http second = collector("second");
    sendAll(second, all.subList(20, 60));
    sendAll(first, all.subList(50, 70));
    assertThat(counted(second)).isEqualTo(70);
    assertThat(counted(first)).isEqualTo(70);

    stop(0);
    sendAll(second, all);

    assertThat(counted(second)).isEqualTo(90);
  }

  @Test
  void collectorKilledInMidFlight_isReplacedByAnother_whichLosesNothingAndCountsNothingTwice()
      throws Exception {
    List<byte[]> all = measurements(60);
    try (Child killed = Child.serving(directory.resolve("killed"), options())) {
      Http other = collector("other");
      try (Http http = new Http(killed.port())) {
        sendAll(http, all.subList(0, 40));
        killed.kill();
      }
      sendAll(other, all.subList(30, 60));

      assertThat(counted(other)).isEqualTo(60);
    }
  }

  private String[] options() {
    return new String[] {
      "--kafka",
      kafka.brokers(),
      "--kafka-prefix",
      kafka.prefix(),
      "--kafka-partitions",
      "3",
      "--postgres",
      "jdbc:postgresql://" + postgres + "?user=postgres"
    };
  }

  @Test
  void brokerThatStopsAndComesBack_losesNothingThatWasAcknowledged_andCountsNothingTwice()
      throws Exception {
    List<byte[]> all = measurements(60);
    Http http = collector("data");
    sendAll(http, all.subList(0, 20));
    assertThat(counted(http)).isEqualTo(20);
    Thread sender = Thread.ofVirtual().start(() -> sendUntilAccepted(http, all.subList(20, 60)));
    Brokers.broker().stop();
    try {
      assertThat(http.json("/healthz").path("fold_caught_up").asBoolean()).isFalse();
      assertThat(http.json("/healthz").path("trouble").asText()).contains("Kafka does not answer");
      String kept = PATH + "/" + MeasurementCodec.id(all.getFirst()).hex();
      assertThat(http.get(kept).statusCode()).isEqualTo(503);
    } finally {
      Brokers.broker().startAgain();
    }
    sender.join();

    assertThat(counted(http)).isEqualTo(60);
  }

  @Test
  void databaseThatIsRestarted_getsWhatItMissed() throws Exception {
    Path tables = directory.resolve("tables");
    EmbeddedPostgres first = postgres(tables, 0);
    String url = "jdbc:postgresql://localhost:" + first.getPort() + "/postgres";
    postgres = PostgresAddress.of(url, Map.of("PGUSER", "postgres"));
    List<byte[]> all = measurements(60);
    Http http = collector("data");
    sendAll(http, all.subList(0, 30));
    first.close();
    sendAll(http, all.subList(30, 60));

    try (EmbeddedPostgres again = postgres(tables, first.getPort())) {
      assertThat(counted(http)).isEqualTo(60);
      closeAll();
    }
  }

  private static EmbeddedPostgres postgres(Path tables, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(tables)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on")
        .setPort(port)
        .start();
  }

  @Test
  void clusterThatIsNotThere_isSaidSo_withTheRemedy() {
    Shell shell =
        new ManyMachines(
            new KafkaAddress("127.0.0.1:1", "burkit", 1, ClientSettings.PLAIN), postgres);
    assertThatThrownBy(
            () -> shell.open(directory, TestLists.LISTS, _ -> {}, InstantSource.system()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Kafka broker answers at 127.0.0.1:1")
        .hasMessageContaining("start it, or correct --kafka");
  }

  @Test
  void storeOfAnotherJournal_isNotTouched() throws Exception {
    sendAll(collector("data"), measurements(3));
    closeAll();
    kafka = Brokers.journal();
    assertThatThrownBy(() -> collector("data"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another journal");
  }
}
