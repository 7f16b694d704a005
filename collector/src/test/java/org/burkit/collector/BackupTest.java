package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.burkit.collector.file.Directories;
import org.burkit.collector.journal.Inspection;
import org.burkit.collector.journal.Inspection.Finding;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Note;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a collector that runs, and collectors that are made of them. */
class BackupTest extends Served {
  private static final int NETWORK = 64501;

  @TempDir Path elsewhere;
  private Path copy;
  private Path keys;
  private Path restored;

  @BeforeEach
  void namePlaces() {
    copy = elsewhere.resolve("copy");
    keys = elsewhere.resolve("keys");
    restored = elsewhere.resolve("restored");
  }

  private int backup() {
    return collector("backup", copy, "--data", data);
  }

  private int backupWithKeys() {
    return collector("backup", copy, "--data", data, "--with-keys", keys);
  }

  private int restore(Object... more) {
    var options = Stream.concat(Stream.of("--data", restored), Stream.of(more));
    return collector("restore", copy, options.toArray());
  }

  private static int collector(String command, Path directory, Object... more) {
    return Main.run(
        Stream.concat(Stream.of("collector", command, directory), Stream.of(more))
            .map(String::valueOf)
            .toArray(String[]::new));
  }

  private static int check(Path directory) {
    return Main.run("collector", "check", "--data", directory.toString());
  }

  private String logged(long leaves) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    String head = http.get("/log/checkpoint").body();
    while (tree(head).size() < leaves) {
      assertThat(Instant.now()).as(head).isBefore(patience);
      head = http.get("/log/checkpoint").body();
    }
    return head;
  }

  private static Checkpoint tree(String note) {
    return Checkpoint.parse(Note.parse(note).orElseThrow().text()).orElseThrow();
  }

  private String incidents() throws Exception {
    return http.get("/api/v1/incidents").body();
  }

  private void serve(Path directory) throws Exception {
    stop();
    server = CollectorServer.start(TestSettings.in(directory), NetworkLookup.none(), () -> now);
    http = new Http(server.port());
    http.awaitAllIsWell();
  }

  private static Map<String, byte[]> files(Path directory) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private void differsNowhere(Map<String, byte[]> before) throws IOException {
    Map<String, byte[]> now = files(copy);
    assertThat(now.keySet()).isEqualTo(before.keySet());
    for (String name : now.keySet()) {
      assertThat(Arrays.equals(now.get(name), before.get(name))).as(name).isTrue();
    }
  }

  @Test
  void copyOfARunningCollector_broughtUpToDate_givesTheSameIncidentsAndTheSameLog()
      throws Exception {
    submit(false, NETWORK + 2);
    logged(3);
    assertThat(backup()).isZero();
    submit(true, NETWORK);
    String head = logged(7);
    String before = incidents();
    assertThat(backupWithKeys()).isZero();

    assertThat(restore("--keys", keys, "--continue-log")).isZero();

    assertThat(check(restored)).isZero();
    serve(restored);
    assertThat(incidents()).isEqualTo(before).contains("\"mechanism\"");
    assertThat(http.get("/log/checkpoint").body()).isEqualTo(head);
    submit(false, NETWORK + 1);
    assertThat(tree(logged(tree(head).size() + 3)).origin()).isEqualTo(tree(head).origin());
    assertThat(collector("backup", copy, "--data", restored)).isZero();
  }

  @Test
  void copyUnderLoad_isWholeWheneverItIsMade() throws Exception {
    var stopped = new AtomicBoolean();
    var sent = new AtomicInteger();
    var senders = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      senders.add(Thread.ofVirtual().start(() -> sendUntil(stopped, sent)));
    }
    for (int round = 1; round <= 3; round++) {
      while (sent.get() < round * 20) {
        Thread.onSpinWait();
      }
      int promised = sent.get();
      assertThat(backup()).isZero();
      assertThat(restore()).isZero();
      long found =
          Inspection.of(DataDirectory.journal(restored), _ -> {}).stream()
              .mapToLong(Finding::entries)
              .sum();
      assertThat(found).isGreaterThanOrEqualTo(promised);
      restored = elsewhere.resolve("restored-" + round);
    }
    stopped.set(true);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void sendUntil(AtomicBoolean stopped, AtomicInteger sent) {
    try (Http own = new Http(server.port())) {
      while (!stopped.get()) {
        String probe = "p" + ThreadLocalRandom.current().nextLong();
        byte[] json = Samples.blocked(probe, NETWORK, NOON);
        if (own.postJson("/api/v1/measurements", json).statusCode() == 200) {
          sent.incrementAndGet();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("expected the collector to answer", e);
    }
  }

  @Test
  void keys_areCopiedWhereTheyAreAskedForAlone_andEverythingIsForItsOwner() throws Exception {
    submit(true, NETWORK);
    logged(3);
    List<String> secrets =
        List.of(
            Files.readString(data.resolve("evidence/log-key")).strip(),
            Files.readString(data.resolve("prefix-salt")).strip());

    assertThat(backup()).isZero();
    assertThat(collector("backup", copy, "--data", data, "--with-keys", copy.resolve("keys")))
        .isEqualTo(Main.WRONG_USE);
    assertThat(backupWithKeys()).isZero();

    for (byte[] bytes : files(copy).values()) {
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(secrets);
    }
    assertThat(files(keys)).containsKeys("log-key", "prefix-salt");
    for (Path place : List.of(copy, keys)) {
      for (String name : files(place).keySet()) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(name))))
            .isEqualTo("rw-------");
      }
    }
    assertThat(restore("--continue-log")).isEqualTo(Main.WRONG_USE);
  }

  @Test
  void copyWithoutContinuing_beginsANewLog_whichTheSameCopyDoesNotTake() throws Exception {
    submit(true, NETWORK);
    String head = logged(3);
    assertThat(backup()).isZero();
    Map<String, byte[]> before = files(copy);

    assertThat(restore()).isZero();

    serve(restored);
    assertThat(tree(logged(3)).origin()).isNotEqualTo(tree(head).origin());
    assertThat(restored.resolve("evidence-before/head.json")).exists();
    assertThat(collector("backup", copy, "--data", restored)).isEqualTo(Main.NOT_SO);
    differsNowhere(before);
  }

  @Test
  void journalThatWasPutBack_orIsAnother_isNotCopiedOverTheNewerOne() throws Exception {
    submit(false, NETWORK);
    logged(3);
    assertThat(backup()).isZero();
    assertThat(restore()).isZero();
    submit(true, NETWORK);
    assertThat(backup()).isZero();
    Map<String, byte[]> before = files(copy);

    assertThat(collector("backup", copy, "--data", restored)).isEqualTo(Main.NOT_SO);
    Path another = elsewhere.resolve("another");
    serve(another);
    submit(true, NETWORK);
    assertThat(collector("backup", copy, "--data", another)).isEqualTo(Main.NOT_SO);
    differsNowhere(before);
  }

  @Test
  void damageAnywhere_isFound_andNothingIsRestoredOrCopied() throws Exception {
    submit(true, NETWORK);
    logged(3);
    assertThat(backup()).isZero();
    Map<String, byte[]> whole = files(copy);
    for (var file : whole.entrySet()) {
      if (file.getValue().length > 0 && !file.getKey().equals("SHA256SUMS")) {
        Path place = copy.resolve(file.getKey());
        byte[] damaged = file.getValue().clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(place, damaged);
        assertThat(check(copy)).as(file.getKey()).isEqualTo(Main.NOT_SO);
        assertThat(restore()).as(file.getKey()).isEqualTo(Main.NOT_SO);
        Files.delete(place);
        assertThat(restore()).as(file.getKey()).isEqualTo(Main.NOT_SO);
        Files.write(place, file.getValue());
      }
    }
    assertThat(elsewhere).isDirectoryNotContaining("glob:**restor*");
    stop();
    Path segment = data.resolve("journal/segment-0000000001.bkj");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[100] ^= 1;
    Files.write(segment, bytes);
    assertThat(backup()).isEqualTo(Main.NOT_SO);
    differsNowhere(whole);
    serve(elsewhere.resolve("another"));
  }

  @Test
  void whatLiesThere_isNotWrittenOver() throws Exception {
    submit(true, NETWORK);
    assertThat(backup()).isZero();
    Files.createDirectories(restored);
    Files.writeString(restored.resolve("mine"), "mine");

    assertThat(restore()).isEqualTo(Main.NOT_SO);

    assertThat(files(restored)).containsOnlyKeys("mine");
    Files.delete(restored.resolve("mine"));
    assertThat(restore()).isZero();
  }

  /** Each state that a death leaves is made of the copy before and the copy after. */
  @Test
  void deathAtAnyStep_leavesTheCopyBeforeOrTheCopyAfter() throws Exception {
    submit(false, NETWORK + 2);
    logged(3);
    assertThat(backup()).isZero();
    Map<String, byte[]> before = files(copy);
    submit(true, NETWORK);
    logged(7);
    assertThat(backup()).isZero();
    Map<String, byte[]> after = files(copy);
    List<String> changed =
        after.keySet().stream()
            .filter(name -> !Arrays.equals(after.get(name), before.get(name)))
            .filter(name -> !name.equals("SHA256SUMS"))
            .toList();
    assertThat(changed).hasSizeGreaterThan(3);

    dieWith(before, Map.of("journal/segment-0000000001.bkj", new byte[] {1}));
    assertThat(measurementsRestored()).isEqualTo(3);
    for (int moved = 0; moved <= changed.size(); moved++) {
      var there = new HashMap<>(before);
      var staged = new HashMap<>(Map.of("SHA256SUMS", after.get("SHA256SUMS")));
      for (String name : changed) {
        (changed.indexOf(name) < moved ? there : staged).put(name, after.get(name));
      }
      dieWith(there, staged);
      assertThat(measurementsRestored()).isEqualTo(6);
    }
    assertThat(backup()).isZero();
    differsNowhere(after);
  }

  private void dieWith(Map<String, byte[]> there, Map<String, byte[]> staged) throws IOException {
    Directories.delete(copy);
    for (var file : there.entrySet()) {
      write(copy.resolve(file.getKey()), file.getValue());
    }
    for (var file : staged.entrySet()) {
      write(copy.resolve("next").resolve(file.getKey()), file.getValue());
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private long measurementsRestored() throws IOException {
    assertThat(restore()).isZero();
    long found =
        Inspection.of(DataDirectory.journal(restored), _ -> {}).stream()
            .mapToLong(Finding::entries)
            .sum();
    Directories.delete(restored);
    return found;
  }
}
