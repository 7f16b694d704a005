package org.burkit.collector.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real broker for all tests of this process, with new topics for each. */
public final class Brokers {
  private static final AtomicInteger JOURNALS = new AtomicInteger();
  private static final TestBroker SHARED = shared();

  private Brokers() {}

  private static TestBroker shared() {
    try {
      Path directory = Files.createTempDirectory("broker");
      TestBroker broker = TestBroker.start(directory);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                broker.close();
                delete(directory);
              }));
      return broker;
    } catch (IOException e) {
      throw new AssertionError("the broker does not start", e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The broker; who stops it starts it again. */
  public static TestBroker broker() {
    return SHARED;
  }

  /** An empty journal in three parts. */
  public static KafkaAddress journal() {
    return new KafkaAddress(
        SHARED.address(), "test" + JOURNALS.incrementAndGet(), 3, ClientSettings.PLAIN);
  }
}
