package org.burkit.collector.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.EntryFormat;
import org.burkit.collector.journal.JournalAway;

/** Reads single entries of the journal, one at a time. Any thread may call it. */
final class EntryReader implements Closeable {
  private static final int USUAL_BYTES = 64 << 10;

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ReentrantLock lock = new ReentrantLock();

  EntryReader(KafkaAddress address, String topic) {
    this.topic = topic;
    Map<String, Object> settings = address.settings();
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, USUAL_BYTES);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The entry there; empty where there is none.
   *
   * @throws JournalAway when no broker answers in time
   */
  Optional<Entry> read(Address address) throws IOException {
    var partition = new TopicPartition(topic, Places.partition(address));
    lock.lock();
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, Places.offset(address));
      List<ConsumerRecord<byte[], byte[]>> records =
          consumer.poll(KafkaAddress.AT_A_DOOR).records(partition);
      if (records.isEmpty()) {
        throw new TimeoutException("nothing came from " + partition + " in time");
      }
      ConsumerRecord<byte[], byte[]> first = records.getFirst();
      return first.offset() == Places.offset(address)
          ? Optional.of(EntryFormat.ofBytes(first.value()))
          : Optional.empty();
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    } catch (KafkaException e) {
      throw new JournalAway("Kafka does not give a measurement: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      consumer.close();
    } finally {
      lock.unlock();
    }
  }
}
