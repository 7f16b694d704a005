package org.burkit.collector.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.burkit.collector.fold.Judgements;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.PlacedAct;

/**
 * What Streams has judged and what was said, in the order of the topic's one partition; only what
 * was committed. The place is kept by the store, not by Kafka.
 */
public final class JudgedTopic implements Judgements, Closeable {
  private static final int STEP = 2_000;
  private static final int MOST_BYTES = 4 << 20;

  private final TopicPartition partition;
  private final Progress progress;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private long at = -1;

  public JudgedTopic(KafkaAddress address, Topics topics) {
    this.partition = new TopicPartition(topics.judged(), 0);
    this.progress = new Progress(address, topics);
    Map<String, Object> settings = address.settings();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, STEP);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
  }

  /** Counts what is not committed yet: a transaction shows elsewhere before it shows here. */
  @Override
  public Position end() throws IOException {
    return progress.judged();
  }

  @Override
  public Next next(Position from, Duration patience) throws IOException {
    try {
      if (at != Places.judgedOffset(from)) {
        consumer.seek(partition, Places.judgedOffset(from));
      }
      at = -1;
      var measurements = new ArrayList<JudgedMeasurement>();
      var acts = new ArrayList<PlacedAct>();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
        switch (Folded.ofBytes(record.value(), record.offset())) {
          case Folded.Judged(var measurement) -> measurements.add(measurement);
          case Folded.Said(var act) -> acts.add(act);
        }
      }
      at = consumer.position(partition);
      return new Next(measurements, acts, Places.position(at));
    } catch (RetriableException e) {
      return Next.nothing(from);
    } catch (KafkaException e) {
      throw new IOException("Kafka does not give what was judged: " + e.getMessage(), e);
    }
  }

  /** By the thread that asked last, or once it has ended. */
  @Override
  public void close() {
    consumer.close();
    progress.close();
  }
}
