package org.burkit.bench.large;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker in a process of its own, its own controller as well, with the usual settings.
 * One thread.
 */
public final class Broker implements AutoCloseable {
  private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAQ";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_ROUND = Duration.ofMillis(200);

  private final Path directory;
  private final Properties settings;
  private final int port;
  private @Nullable Process process;

  private Broker(Path directory, Properties settings, int port) {
    this.directory = directory;
    this.settings = settings;
    this.port = port;
  }

  /** A new one, alone; it answers. */
  public static Broker start(Path directory) throws IOException {
    return several(directory, 1).getFirst();
  }

  /** New ones of one cluster, each of which has a copy of all, as far as there are three copies. */
  public static List<Broker> several(Path directory, int count) throws IOException {
    List<Integer> controllers = freePorts(count);
    List<Integer> ports = freePorts(count);
    List<Broker> brokers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path own = directory.resolve("node" + i);
      var broker = new Broker(own, settings(own, i, controllers, ports.get(i)), ports.get(i));
      broker.startEmpty();
      brokers.add(broker);
    }
    awaitAll(ports);
    return List.copyOf(brokers);
  }

  /** A topic that is made while one of them is not yet there has fewer copies for good. */
  private static void awaitAll(List<Integer> ports) throws IOException {
    String all = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int port : ports) {
      awaitPort(port, end);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", all))) {
      while (admin.describeCluster().nodes().get().size() < ports.size()) {
        pause(end);
      }
    } catch (ExecutionException e) {
      throw new IOException("the brokers do not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Starts where nothing is yet, or not any more: what others have of it, it fetches. */
  public void startEmpty() throws IOException {
    Files.createDirectories(directory);
    try (var out = Files.newOutputStream(directory.resolve("server.properties"))) {
      settings.store(out, null);
    }
    Process format =
        java("kafka.tools.StorageTool", "format", "--cluster-id", CLUSTER)
            .redirectErrorStream(true)
            .start();
    if (awaitEnd(format) != 0) {
      throw new IOException("the broker's directory cannot be made: " + directory);
    }
    process = java("kafka.Kafka").start();
  }

  /** Ends without a word, and all that it had is gone. */
  public void lose() throws IOException {
    if (process != null) {
      awaitEnd(process.destroyForcibly());
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Kafka's client would write a line of its log for each time that it is not yet there. */
  private static void awaitPort(int port, long end) throws IOException {
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException e) {
        pause(end);
      }
    }
  }

  private static void pause(long end) throws IOException {
    if (System.nanoTime() > end) {
      throw new IOException("not all brokers are there within " + PATIENCE.toSeconds() + " s");
    }
    LockSupport.parkNanos(LOOK_ROUND.toNanos());
  }

  private static Properties settings(
      Path directory, int node, List<Integer> controllers, int port) {
    var settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(node));
    settings.setProperty(
        "controller.quorum.voters",
        IntStream.range(0, controllers.size())
            .mapToObj(i -> i + "@127.0.0.1:" + controllers.get(i))
            .collect(Collectors.joining(",")));
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "listeners",
        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllers.get(node));
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("log.dirs", directory.resolve("logs").toString());
    String copies = String.valueOf(Math.min(3, controllers.size()));
    String enough = controllers.size() < 3 ? "1" : "2";
    settings.setProperty("offsets.topic.replication.factor", copies);
    settings.setProperty("transaction.state.log.replication.factor", copies);
    settings.setProperty("transaction.state.log.min.isr", enough);
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    return settings;
  }

  private ProcessBuilder java(String program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                program));
    command.addAll(List.of(arguments));
    if (arguments.length > 0) {
      command.add("--config");
    }
    command.add(directory.resolve("server.properties").toString());
    return new ProcessBuilder(command)
        .redirectOutput(directory.resolve("broker.log").toFile())
        .redirectError(directory.resolve("broker.err").toFile());
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** What it took of processors so far. */
  public Duration cpu() {
    return process == null
        ? Duration.ZERO
        : process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Bytes of all records of the topics whose names begin so. */
  public long bytes(String topics) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("logs"))) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .filter(file -> file.getName(file.getNameCount() - 2).toString().startsWith(topics))
          .mapToLong(Broker::size)
          .sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All are held at once, so that no two are the same. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  private static int awaitEnd(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** At once: the last of several would wait for the others before it ends by itself. */
  @Override
  public void close() throws IOException {
    if (process != null) {
      awaitEnd(process.destroyForcibly());
    }
  }
}
