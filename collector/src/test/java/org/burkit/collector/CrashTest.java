package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.collector.journal.Block;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.journal.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real program under load, again and again, and looks for what it had promised. */
class CrashTest {
  private static final int KILLS = Integer.getInteger("burkit.kills", 20);
  private static final int SENDERS = 4;
  private static final int MOST_ACKNOWLEDGED_BEFORE_A_KILL = 120;
  private static final long SEED = 20261124;
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path data;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void killedAgainAndAgainUnderLoad_losesNothingThatItAcknowledged_seed20261124() throws Exception {
    var random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      try (Child collector = Child.serving(data)) {
        loadUntilKilled(collector, 1 + random.nextInt(MOST_ACKNOWLEDGED_BEFORE_A_KILL));
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    assertThat(idsInJournal()).containsAll(acknowledged);
    assertStoreIsWhole();
  }

  /** Several threads send; once so many are acknowledged the process dies in mid-flight. */
  private void loadUntilKilled(Child collector, int acknowledgements) throws Exception {
    var reached = new CountDownLatch(acknowledgements);
    var senders = new ArrayList<Thread>();
    for (int i = 0; i < SENDERS; i++) {
      senders.add(Thread.ofVirtual().start(() -> send(collector.port(), reached)));
    }
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    collector.kill();
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void send(int port, CountDownLatch reached) {
    try (Http http = new Http(port)) {
      while (true) {
        int number = next.getAndIncrement();
        int asn = number % 10 == 0 ? 64501 : 0;
        byte[] json = Samples.blocked("p" + number, asn, NOON.plusSeconds(number));
        var response = http.postJson("/api/v1/measurements", json);
        if (response.statusCode() == 200) {
          acknowledged.add(Http.json(response).path("results").get(0).path("id").asText());
          reached.countDown();
        }
      }
    } catch (Exception collectorIsGone) {
      // What had no answer was not promised.
    }
  }

  private Set<String> idsInJournal() throws IOException {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    try (FileJournal journal =
        FileJournal.open(DataDirectory.journal(data), JournalLimits.standard())) {
      Position at = Position.START;
      for (var block = journal.read(at); block.isPresent(); block = journal.read(at)) {
        Block found = block.get();
        found.entries().forEach(entry -> ids.add(entry.envelope().id().hex()));
        at = found.next();
      }
    }
    return ids;
  }

  /** After one more start every acknowledged measurement can be asked for. */
  private void assertStoreIsWhole() throws Exception {
    try (Child collector = Child.serving(data);
        Http http = new Http(collector.port())) {
      Instant patience = Instant.now().plus(Duration.ofSeconds(60));
      while (!http.json("/healthz").path("fold_caught_up").asBoolean()) {
        assertThat(Instant.now()).isBefore(patience);
      }
      for (String id : acknowledged) {
        assertThat(http.get("/api/v1/measurements/" + id).statusCode()).as(id).isEqualTo(200);
      }
    }
  }
}
