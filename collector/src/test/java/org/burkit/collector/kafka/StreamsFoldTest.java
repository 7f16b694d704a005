package org.burkit.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.collector.Samples;
import org.burkit.collector.fold.Judging;
import org.burkit.collector.fold.RunningFold;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.TestPostgres;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StreamsFoldTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final int MEASUREMENTS = 40;

  @TempDir Path state;

  @Test
  void judgingThatDiesInTheMiddleOfATransaction_losesNothing_andKeepsNothingTwice()
      throws Exception {
    KafkaAddress address = Brokers.journal();
    Topics topics = Topics.open(address, "edition");
    var judging = new Judging(Lists.bundled());
    var judged = new AtomicInteger();
    try (Progress progress = new Progress(address, topics);
        PostgresStore store = store(progress);
        KafkaJournal journal = new KafkaJournal(address, topics, store::address)) {
      journal.appendAndWait(entries());
      try (RunningFold fold =
          StreamsFold.start(
              address,
              topics,
              state,
              (entry, at) -> {
                if (judged.incrementAndGet() == MEASUREMENTS / 2) {
                  throw new IllegalStateException("dies here");
                }
                return judging.judge(entry, at);
              },
              store,
              Lists.bundled(),
              _ -> {})) {
        while (!fold.isCaughtUp()) {
          Thread.onSpinWait();
        }
        assertThat(fold.trouble()).isEmpty();
      }
      var ids = new ArrayList<String>();
      store.eachMeasurement(m -> ids.add(m.id().hex()));
      assertThat(judged).hasValueGreaterThan(MEASUREMENTS);
      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              entries().stream().map(entry -> entry.envelope().id().hex()).toList());
    }
  }

  @Test
  void whatCannotBeJudged_isPassedOver() throws Exception {
    KafkaAddress address = Brokers.journal();
    Topics topics = Topics.open(address, "edition");
    try (Progress progress = new Progress(address, topics);
        PostgresStore store = store(progress);
        KafkaJournal journal = new KafkaJournal(address, topics, store::address)) {
      journal.appendAndWait(entries());
      try (RunningFold fold =
          StreamsFold.start(
              address,
              topics,
              state,
              (_, _) -> Optional.empty(),
              store,
              Lists.bundled(),
              _ -> {})) {
        while (!fold.isCaughtUp()) {
          Thread.onSpinWait();
        }
        Entry first = entries().getFirst();
        assertThat(journal.find(first.envelope().id())).contains(first);
      }
    }
  }

  private static PostgresStore store(Progress progress) throws Exception {
    return PostgresStore.share(
        TestPostgres.database(), "one", "journal", new Goal(progress::whenAllIsJudged));
  }

  private static List<Entry> entries() throws Exception {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < MEASUREMENTS; i++) {
      byte[] json = Samples.blocked("p" + i, 64501, NOON.plusSeconds(i));
      entries.add(Samples.entry(json, NOON, i));
    }
    return entries;
  }
}
