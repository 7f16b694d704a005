package org.burkit.bench.scaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** One Kafka broker in a process of its own, with the usual settings. One thread. */
final class Broker implements AutoCloseable {
  private final Path directory;
  private final Process process;
  private final int port;

  private Broker(Path directory, Process process, int port) {
    this.directory = directory;
    this.process = process;
    this.port = port;
  }

  /** A new one; it answers a little later. */
  static Broker start(Path directory) throws IOException {
    Files.createDirectories(directory);
    int port = freePort();
    Path file = directory.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      settings(directory, port, freePort()).store(out, null);
    }
    Process format =
        java(
                directory,
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                "AAAAAAAAAAAAAAAAAAAAAQ")
            .redirectErrorStream(true)
            .start();
    if (awaitEnd(format) != 0) {
      throw new IOException("the broker's directory cannot be made: " + directory);
    }
    return new Broker(directory, java(directory, "kafka.Kafka").start(), port);
  }

  private static Properties settings(Path directory, int port, int controller) {
    var settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("log.dirs", directory.resolve("logs").toString());
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    return settings;
  }

  private static ProcessBuilder java(Path directory, String program, String... arguments) {
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

  String address() {
    return "127.0.0.1:" + port;
  }

  /** What it took of processors so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Bytes of all records of the topics whose names begin so. */
  long bytes(String topics) throws IOException {
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

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int awaitEnd(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a broker's program ran", e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    int code = awaitEnd(process);
    if (code != 0 && code != 128 + 15) {
      throw new IOException("the broker ended with code " + code);
    }
  }
}
