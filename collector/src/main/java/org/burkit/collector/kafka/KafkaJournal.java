package org.burkit.collector.kafka;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.EntryFormat;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.JournalBusy;
import org.burkit.collector.journal.Receipt;
import org.burkit.model.MeasurementId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as a topic. An answer means that as many brokers have the entries as the topic asks
 * for.
 *
 * <p>What is sent twice is known at the door only while it is remembered; the topic may have it
 * twice, and whoever judges leaves out the second.
 */
public final class KafkaJournal implements Journal {
  private static final Logger log = LoggerFactory.getLogger(KafkaJournal.class);
  private static final long MOST_IN_FLIGHT = 40L << 20;
  private static final int REMEMBERED = 100_000;

  private final Topics topics;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final EntryReader reader;
  private final Function<MeasurementId, Optional<Address>> judged;
  private final InFlight inFlight = new InFlight(MOST_IN_FLIGHT);
  private final Cache<MeasurementId, Address> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Appends to these topics.
   *
   * @param judged where measurements lie that were judged and folded
   */
  public KafkaJournal(
      KafkaAddress address, Topics topics, Function<MeasurementId, Optional<Address>> judged) {
    this.topics = topics;
    this.judged = judged;
    this.admin = address.admin(KafkaAddress.AT_A_DOOR);
    this.producer = producer(address);
    this.reader = new EntryReader(address, topics.measurements());
  }

  private static KafkaProducer<byte[], byte[]> producer(KafkaAddress address) {
    Map<String, Object> settings = address.settings();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 48L << 20);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Keeping.LARGEST_RECORD);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public CompletableFuture<List<Receipt>> append(List<Entry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.supplyAsync(this::proven);
    }
    long bytes = entries.stream().mapToLong(EntryFormat::size).sum();
    if (!inFlight.take(bytes)) {
      return CompletableFuture.failedFuture(new JournalBusy());
    }
    return sent(entries).whenComplete((_, _) -> inFlight.give(bytes));
  }

  private CompletableFuture<List<Receipt>> sent(List<Entry> entries) {
    var ids = new HashSet<MeasurementId>();
    var receipts = new ArrayList<Receipt>();
    var sent = new ArrayList<CompletableFuture<Void>>();
    for (Entry entry : entries) {
      MeasurementId id = entry.envelope().id();
      boolean fresh = remembered.getIfPresent(id) == null && ids.add(id);
      if (fresh) {
        CompletableFuture<Void> answer = send(entry);
        sent.add(answer);
        if (answer.isCompletedExceptionally()) {
          break; // Each that follows would wait for the brokers as long as this one did.
        }
      }
      receipts.add(fresh ? Receipt.STORED : Receipt.ALREADY_THERE);
    }
    return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
        .handle((_, failure) -> {
          noteTrouble(failure == null ? Optional.empty() : Optional.of(reason(failure)));
          if (failure != null) {
            throw new CompletionException(
                new IOException("the journal could not be written: " + reason(failure), failure));
          }
          return List.copyOf(receipts);
        });
  }

  private CompletableFuture<Void> send(Entry entry) {
    var answer = new CompletableFuture<Void>();
    MeasurementId id = entry.envelope().id();
    byte[] key = HexFormat.of().parseHex(id.hex());
    try {
      var _ =
          producer.send(
              new ProducerRecord<>(topics.measurements(), key, EntryFormat.toBytes(entry)),
              (at, failure) -> {
                if (failure == null) {
                  remembered.put(id, Places.unordered(at.partition(), at.offset()));
                  answer.complete(null);
                } else {
                  answer.completeExceptionally(failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  private void noteTrouble(Optional<String> now) {
    if (trouble.isPresent() != now.isPresent()) {
      now.ifPresentOrElse(
          why -> log.warn("the journal cannot be written, submissions are turned away: {}", why),
          () -> log.info("the journal can be written again"));
    }
    trouble = now;
  }

  private List<Receipt> proven() {
    try {
      topics.expectWritable(admin);
    } catch (IOException e) {
      noteTrouble(Optional.of(String.valueOf(e.getMessage())));
      throw new CompletionException(e);
    }
    noteTrouble(Optional.empty());
    return List.of();
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public Optional<Entry> entry(Address address) throws IOException {
    return reader.read(address);
  }

  @Override
  public Optional<Address> address(MeasurementId id) {
    return judged.apply(id).or(() -> Optional.ofNullable(remembered.getIfPresent(id)));
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    producer.close();
    reader.close();
    admin.close();
  }
}
