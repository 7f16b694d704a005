package org.burkit.collector.kafka;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.burkit.collector.fold.ActEntry;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.EntryFormat;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.JudgedMeasurement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from the topic of measurements to the topic of judged ones: what an id had before is left
 * out, measurements are judged, acts go on as they are. Ids are kept per partition, and one id is
 * always in one partition.
 */
final class JudgingTopology {
  private static final Logger log = LoggerFactory.getLogger(JudgingTopology.class);
  private static final String IDS = "ids";
  private static final byte[] THERE = {};

  private JudgingTopology() {}

  /**
   * @param judge the verdict on an entry at an address; empty for one that cannot be judged
   */
  static Topology of(Topics topics, BiFunction<Entry, Address, Optional<JudgedMeasurement>> judge) {
    var bytes = Serdes.ByteArray();
    var topology = new Topology();
    topology.addSource(
        "measurements", bytes.deserializer(), bytes.deserializer(), topics.measurements());
    topology.addProcessor("judging", () -> new Judging(judge), "measurements");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(IDS), Serdes.Bytes(), Serdes.ByteArray()),
        "judging");
    topology.addSink("judged", topics.judged(), bytes.serializer(), bytes.serializer(), "judging");
    return topology;
  }

  /** One task of Streams, on one thread. */
  private static final class Judging implements Processor<byte[], byte[], byte[], byte[]> {
    private final BiFunction<Entry, Address, Optional<JudgedMeasurement>> judge;
    private @Nullable ProcessorContext<byte[], byte[]> context;

    Judging(BiFunction<Entry, Address, Optional<JudgedMeasurement>> judge) {
      this.judge = judge;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      ProcessorContext<byte[], byte[]> here = Objects.requireNonNull(context);
      RecordMetadata at = here.recordMetadata().orElseThrow();
      Optional<Entry> entry = entry(record, at);
      if (entry.isEmpty()) {
        return;
      }
      KeyValueStore<Bytes, byte[]> ids = here.getStateStore(IDS);
      var id = Bytes.wrap(record.key());
      if (ids.putIfAbsent(id, THERE) == null) {
        Address place = Places.unordered(at.partition(), at.offset());
        Optional<Folded> folded =
            entry.get().envelope().source() == Source.ACT
                ? ActEntry.read(entry.get(), place).map(Folded.Said::new)
                : judge.apply(entry.get(), place).map(Folded.Judged::new);
        folded.ifPresent(one -> here.forward(record.withValue(one.toBytes())));
      }
    }

    /** Empty for what no collector of ours can have written. */
    private static Optional<Entry> entry(Record<byte[], byte[]> record, RecordMetadata at) {
      try {
        return Optional.of(EntryFormat.ofBytes(record.value()));
      } catch (IOException | RuntimeException e) {
        log.warn(
            "what lies in {}-{} at {} is left out", at.topic(), at.partition(), at.offset(), e);
        return Optional.empty();
      }
    }
  }
}
