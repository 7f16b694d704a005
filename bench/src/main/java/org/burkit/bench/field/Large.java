package org.burkit.bench.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.bench.collector.Running;
import org.burkit.bench.large.Broker;
import org.burkit.bench.large.Database;

/**
 * Two collectors over three brokers and one PostgreSQL. One collector is killed at seven, and is
 * back at nine; one broker loses its disk at eleven, and another takes its place at thirteen.
 */
final class Large implements Organisation {
  private final Path directory;
  private final Database database;
  private final List<Broker> brokers;
  private final List<String> options;
  private final Doors doors = new Doors();

  private Large(Path directory, Database database, List<Broker> brokers) {
    this.directory = directory;
    this.database = database;
    this.brokers = brokers;
    this.options =
        List.of(
            "--kafka",
            brokers.stream().map(Broker::address).collect(Collectors.joining(",")),
            "--kafka-partitions",
            "6",
            "--postgres",
            place(database),
            "--behind",
            "127.0.0.1",
            "--per-hour",
            FieldDayBench.PER_HOUR);
  }

  static Large start(Path directory) throws IOException, InterruptedException {
    Database database = Database.start(Files.createDirectories(directory.resolve("tables")));
    try {
      database.database();
    } catch (SQLException e) {
      throw new IOException("PostgreSQL makes no database", e);
    }
    var large = new Large(directory, database, Broker.several(directory.resolve("brokers"), 3));
    Running first = large.collector("a");
    large.doors.open(List.of(first));
    large.doors.open(List.of(first, large.collector("b")));
    return large;
  }

  private static String place(Database database) {
    return database.url() + "?user=" + Database.USER;
  }

  private Running collector(String name) throws IOException, InterruptedException {
    return Running.start(directory.resolve(name), options);
  }

  @Override
  public Doors doors() {
    return doors;
  }

  /** Volunteers learn of it by being left without an answer. */
  @Override
  public void middle(int hour) throws IOException {
    switch (hour) {
      case 7 -> doors.open().getFirst().kill();
      case 11 -> brokers.get(1).lose();
      default -> {}
    }
  }

  @Override
  public void end(int hour) throws IOException, InterruptedException {
    switch (hour) {
      case 7 -> doors.open(List.of(doors.open().getLast()));
      case 8 -> doors.open(List.of(collector("a"), doors.open().getLast()));
      case 12 -> brokers.get(1).startEmpty();
      default -> {}
    }
  }

  @Override
  public Set<String> stored(Path scratch) throws IOException, InterruptedException {
    doors.open().forEach(Running::close);
    return Commands.ids(scratch, List.of("--postgres", place(database)));
  }

  @Override
  public void close() throws IOException {
    doors.open().forEach(Running::close);
    doors.close();
    for (Broker broker : brokers) {
      broker.close();
    }
    database.close();
  }
}
