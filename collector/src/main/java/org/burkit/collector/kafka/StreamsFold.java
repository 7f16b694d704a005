package org.burkit.collector.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.burkit.analysis.incident.Ballot;
import org.burkit.collector.fold.FoldLoop;
import org.burkit.collector.fold.Judging;
import org.burkit.collector.fold.RunningFold;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges this collector's share of the measurements by Kafka Streams, exactly once, and folds what
 * all have judged where no other collector does.
 */
public final class StreamsFold implements RunningFold {
  private static final Logger log = LoggerFactory.getLogger(StreamsFold.class);
  private static final int SESSION_MILLIS = 6_000;

  private final Progress progress;
  private final KafkaStreams streams;
  private final JudgedTopic judged;
  private final FoldLoop loop;
  private volatile Optional<String> unreachable = Optional.empty();

  private StreamsFold(Progress progress, KafkaStreams streams, JudgedTopic judged, FoldLoop loop) {
    this.progress = progress;
    this.streams = streams;
    this.judged = judged;
    this.loop = loop;
  }

  /**
   * Begins to judge and to fold.
   *
   * @param state a directory for the ids of this collector's share
   */
  public static StreamsFold start(
      KafkaAddress address,
      Topics topics,
      Path state,
      Lists lists,
      Store store,
      Consumer<Ballot> listener) {
    return start(address, topics, state, new Judging(lists)::judge, store, lists, listener);
  }

  static StreamsFold start(
      KafkaAddress address,
      Topics topics,
      Path state,
      BiFunction<Entry, Address, Optional<JudgedMeasurement>> judge,
      Store store,
      Lists lists,
      Consumer<Ballot> listener) {
    var streams =
        new KafkaStreams(
            JudgingTopology.of(topics, judge),
            new StreamsConfig(settings(address, topics, state)),
            Time.SYSTEM);
    streams.setUncaughtExceptionHandler(e -> {
      log.warn("judging was cut off and begins again where it was", e);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.start();
    var judged = new JudgedTopic(address, topics);
    return new StreamsFold(
        new Progress(address, topics),
        streams,
        judged,
        new FoldLoop(judged, store, lists, listener));
  }

  private static Map<String, Object> settings(KafkaAddress address, Topics topics, Path state) {
    Map<String, Object> settings = address.settings();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.application());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, topics.copies());
    settings.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        SESSION_MILLIS / 3);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    return settings;
  }

  @Override
  public Optional<String> trouble() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> loop.trouble().or(() -> unreachable);
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR ->
          Optional.of("the judging has stopped; the log says why");
    };
  }

  @Override
  public boolean isCaughtUp() {
    try {
      boolean judged = progress.allIsJudged();
      unreachable = Optional.empty();
      return judged && loop.isCaughtUp();
    } catch (IOException e) {
      unreachable = Optional.of("Kafka does not answer: " + e.getMessage());
      log.debug("it cannot be asked how far the judging is", e);
      return false;
    }
  }

  /** Judging ends after the records under way, folding after its step; others go on at once. */
  @Override
  public void close() {
    streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    loop.close();
    judged.close();
    progress.close();
  }
}
