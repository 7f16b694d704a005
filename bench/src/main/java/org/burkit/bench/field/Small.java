package org.burkit.bench.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.burkit.bench.collector.Running;

/**
 * One collector on one machine, with a log of which a partner keeps a copy. It is killed at ten and
 * back within the hour; the partner is away from eight until sixteen.
 */
final class Small implements Organisation {
  private static final List<String> OPTIONS =
      List.of("--behind", "127.0.0.1", "--per-hour", FieldDayBench.PER_HOUR);

  private final Path directory;
  private final Path data;
  private final String key;
  private final Doors doors = new Doors();
  private long copied;

  private Small(Path directory, Running collector) throws IOException, InterruptedException {
    this.directory = directory;
    this.data = directory.resolve("data");
    doors.open(List.of(collector));
    this.key = Commands.run(directory, List.of("log-key", "--data", data.toString())).strip();
  }

  static Small start(Path directory) throws IOException, InterruptedException {
    return new Small(directory, Running.start(directory.resolve("data"), OPTIONS));
  }

  @Override
  public Doors doors() {
    return doors;
  }

  @Override
  public void middle(int hour) {
    if (hour == 10) {
      doors.open().getFirst().kill();
    }
  }

  @Override
  public void end(int hour) throws IOException, InterruptedException {
    if (hour == 10) {
      doors.open(List.of(Running.start(data, OPTIONS)));
    }
    if (hour >= 0 && (hour < 8 || hour >= 16)) {
      copy();
    }
  }

  /** The partner's timer. It ends with an error where the log is not what it was. */
  void copy() throws IOException, InterruptedException {
    Commands.run(
        directory,
        List.of(
            "mirror-log",
            directory.resolve("partner").toString(),
            "--from",
            "http://127.0.0.1:" + doors.open().getFirst().port(),
            "--key",
            key,
            "--private"));
    copied = leaves(Files.readString(directory.resolve("partner").resolve("checkpoint")));
  }

  /** How many leaves the log's own head speaks of. */
  long logged() throws IOException, InterruptedException {
    return leaves(doors.open().getFirst().get("/log/checkpoint"));
  }

  /** How many the partner has. */
  long copied() {
    return copied;
  }

  /** The second line of a checkpoint (C2SP tlog-checkpoint). */
  private static long leaves(String checkpoint) {
    return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
  }

  @Override
  public Set<String> stored(Path scratch) throws IOException, InterruptedException {
    doors.open().forEach(Running::close);
    Commands.run(scratch, List.of("check", "--data", data.toString()));
    return Commands.ids(scratch, List.of("--data", data.toString()));
  }

  @Override
  public void close() {
    doors.open().forEach(Running::close);
    doors.close();
  }
}
