package org.burkit.collector.kafka;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker in this process, its own controller as well; it can be stopped and started
 * again over the same files. The one class that knows the server's inside.
 */
public final class TestBroker implements Closeable {
  private static final String PROTOCOLS = "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,";

  private final Properties settings;
  private final int port;
  private KafkaRaftServer server;

  private TestBroker(Properties settings, int port, KafkaRaftServer server) {
    this.settings = settings;
    this.port = port;
    this.server = server;
  }

  /** A new broker with its files in an empty directory. */
  public static TestBroker start(Path directory) throws IOException {
    int port = freePort();
    Properties settings = settings(directory, 1, Map.of(1, freePort()), port, 1);
    settings.setProperty("listener.security.protocol.map", PROTOCOLS + "CLIENT:PLAINTEXT");
    format(directory, settings, Uuid.randomUuid());
    return started(settings, port);
  }

  /**
   * Three brokers of one cluster, each its own controller, which speak to clients in TLS alone, and
   * to those alone who know the password.
   *
   * @param pem key and certificate of the brokers, one after the other
   */
  public static List<TestBroker> three(Path directory, Path pem, String user, String password)
      throws IOException {
    Map<Integer, Integer> controllers = Map.of(1, freePort(), 2, freePort(), 3, freePort());
    Uuid cluster = Uuid.randomUuid();
    List<CompletableFuture<TestBroker>> starting = new ArrayList<>();
    for (int node = 1; node <= 3; node++) {
      int port = freePort();
      Path own = Files.createDirectories(directory.resolve("node-" + node));
      Properties settings = settings(own, node, controllers, port, 3);
      settings.setProperty("listener.security.protocol.map", PROTOCOLS + "CLIENT:SASL_SSL");
      settings.setProperty("ssl.keystore.type", "PEM");
      settings.setProperty("ssl.keystore.location", pem.toString());
      settings.setProperty("sasl.enabled.mechanisms", "PLAIN");
      settings.setProperty(
          "listener.name.client.plain.sasl.jaas.config",
          "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
              .formatted(user, password));
      format(own, settings, cluster);
      starting.add(CompletableFuture.supplyAsync(() -> started(settings, port)));
    }
    return starting.stream().map(CompletableFuture::join).toList();
  }

  private static Properties settings(
      Path directory, int node, Map<Integer, Integer> controllers, int port, int copies)
      throws IOException {
    var settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(node));
    settings.setProperty(
        "controller.quorum.voters",
        controllers.entrySet().stream()
            .map(c -> c.getKey() + "@127.0.0.1:" + c.getValue())
            .collect(Collectors.joining(",")));
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty("inter.broker.listener.name", "BROKER");
    settings.setProperty(
        "listeners",
        "CLIENT://127.0.0.1:%d,BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, freePort(), controllers.get(node)));
    settings.setProperty("log.dirs", directory.resolve("logs").toString());
    String most = String.valueOf(copies);
    String enough = String.valueOf((copies + 1) / 2);
    settings.setProperty("offsets.topic.replication.factor", most);
    settings.setProperty("offsets.topic.num.partitions", "3");
    settings.setProperty("transaction.state.log.replication.factor", most);
    settings.setProperty("transaction.state.log.min.isr", enough);
    settings.setProperty("transaction.state.log.num.partitions", "3");
    settings.setProperty("share.coordinator.state.topic.replication.factor", most);
    settings.setProperty("share.coordinator.state.topic.min.isr", enough);
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
    settings.setProperty("num.io.threads", "4");
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("controlled.shutdown.enable", "false");
    return settings;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  public void startAgain() {
    server = started(settings);
  }

  @Override
  public void close() {
    stop();
  }

  private static TestBroker started(Properties settings, int port) {
    return new TestBroker(settings, port, started(settings));
  }

  private static KafkaRaftServer started(Properties settings) {
    var next = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    next.startup();
    return next;
  }

  private static void format(Path directory, Properties settings, Uuid cluster) throws IOException {
    Path file = directory.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    var said = new ByteArrayOutputStream();
    String[] arguments = {
      "format", "--cluster-id", cluster.toString(), "--config", file.toString()
    };
    int code = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new IOException("the broker's directory: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
