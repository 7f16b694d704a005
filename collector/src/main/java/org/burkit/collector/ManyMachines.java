package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.kafka.JudgedTopic;
import org.burkit.collector.kafka.KafkaAddress;
import org.burkit.collector.kafka.KafkaJournal;
import org.burkit.collector.kafka.Progress;
import org.burkit.collector.kafka.StreamsFold;
import org.burkit.collector.kafka.Topics;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Naming;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.PostgresSalt;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.PostgresTokens;
import org.burkit.collector.token.TokenDesk;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.lists.Lists;

/** One of any number of collectors with one journal in Kafka and one store in PostgreSQL. */
record ManyMachines(KafkaAddress kafka, PostgresAddress postgres) implements Shell {
  @Override
  public Roles open(Path data, Lists lists, Consumer<Ballot> listener, InstantSource clock)
      throws IOException {
    var opened = new Opened();
    try {
      String version = Fold.version(lists);
      Topics topics = Topics.open(kafka, version);
      Progress progress = opened.add(new Progress(kafka, topics));
      var goal = new Goal(progress::whenAllIsJudged);
      PostgresStore store =
          opened.add(PostgresStore.share(postgres, version, topics.identity(), goal));
      store.nameBy(Naming.of(lists));
      KafkaJournal journal = opened.add(new KafkaJournal(kafka, topics, store::address));
      PrefixKeys prefixes = PrefixKeys.open(new PostgresSalt(postgres), clock);
      PostgresTokens kept = opened.add(new PostgresTokens(postgres));
      var tokens = new TokenDesk(kept, kept, clock);
      StreamsFold fold =
          opened.add(
              StreamsFold.start(
                  kafka, topics, DataDirectory.streams(data), lists, store, listener));
      return new Roles(journal, Optional.empty(), store, fold, prefixes, tokens, opened);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Of what the collectors have judged: nothing is judged here. */
  @Override
  public int rebuild(Path data, Lists lists) throws IOException, InterruptedException {
    String version = Fold.version(lists);
    Topics topics = Topics.open(kafka, version);
    try (Progress progress = new Progress(kafka, topics);
        PostgresStore store =
            PostgresStore.open(
                postgres, version, topics.identity(), true, new Goal(progress::judgedSoFar));
        JudgedTopic judged = new JudgedTopic(kafka, topics)) {
      store.nameBy(Naming.of(lists));
      new Fold(judged, store, lists, _ -> {}).catchUp(_ -> {});
      return store.incidents(IncidentFilter.ALL).size();
    }
  }
}
