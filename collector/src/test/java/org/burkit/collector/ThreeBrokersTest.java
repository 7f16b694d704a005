package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.kafka.ClientSettings;
import org.burkit.collector.kafka.KafkaAddress;
import org.burkit.collector.kafka.TestBroker;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.TestPostgres;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.web.TestPem;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector on a real cluster of three, which speaks to nobody in clear. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThreeBrokersTest {
  @TempDir Path directory;
  private List<TestBroker> brokers = List.of();
  private String addresses = "";
  private Path settings = Path.of("");

  @BeforeEach
  void start() throws Exception {
    TestPem pem = TestPem.of("127.0.0.1");
    Path key = Files.writeString(directory.resolve("key.pem"), pem.key() + pem.chain());
    Path chain = Files.writeString(directory.resolve("chain.pem"), pem.chain());
    brokers = TestBroker.three(directory, key, "burkit", "a secret");
    addresses = brokers.stream().map(TestBroker::address).collect(Collectors.joining(","));
    settings =
        Files.writeString(
            directory.resolve("client.properties"),
            """
            security.protocol=SASL_SSL
            sasl.mechanism=PLAIN
            sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
            username="burkit" password="a secret";
            ssl.truststore.type=PEM
            ssl.truststore.location=%s
            """
                .formatted(chain));
  }

  @AfterEach
  void stop() {
    brokers.forEach(TestBroker::close);
  }

  @Test
  void oneOfThreeIsGone_andNothingIsMissed() throws Exception {
    PostgresAddress postgres = TestPostgres.database();
    assertThatThrownBy(() -> open(ClientSettings.PLAIN, postgres))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Kafka broker answers");
    var shell = new ManyMachines(address(ClientSettings.read(settings)), postgres);
    List<byte[]> all = ShellContract.measurements(60);
    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(directory.resolve("data"), shell, IngestLimits.standard()),
                NetworkLookup.none(),
                InstantSource.system());
        Http http = new Http(server.port())) {
      ShellContract.sendAll(http, all.subList(0, 20));
      assertThat(ShellContract.counted(http)).isEqualTo(20);

      brokers.getFirst().stop();
      ShellContract.sendUntilAccepted(http, all.subList(20, 40));
      assertThat(ShellContract.counted(http)).isEqualTo(40);

      brokers.getFirst().startAgain();
      ShellContract.sendUntilAccepted(http, all.subList(20, 60));
      assertThat(ShellContract.counted(http)).isEqualTo(60);
    }
  }

  private void open(ClientSettings client, PostgresAddress postgres) throws IOException {
    new ManyMachines(address(client), postgres)
        .open(directory.resolve("refused"), Lists.bundled(), _ -> {}, InstantSource.system())
        .close();
  }

  private KafkaAddress address(ClientSettings client) {
    return new KafkaAddress(addresses, "three", 3, client);
  }
}
