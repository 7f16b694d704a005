package org.burkit.collector.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.burkit.collector.journal.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the judging by one edition is, as the brokers know it. Any thread may ask. */
public final class Progress implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);

  /** After everything that there is. */
  private static final Position BEYOND = Places.position(Long.MAX_VALUE - 1);

  private final Topics topics;
  private final Admin admin;

  public Progress(KafkaAddress address, Topics topics) {
    this.topics = topics;
    this.admin = address.admin(KafkaAddress.AT_A_DOOR);
  }

  /** The end of what was judged; counts what is not committed yet. */
  Position judged() throws IOException {
    var partition = new TopicPartition(topics.judged(), 0);
    var latest = Map.of(partition, OffsetSpec.latest());
    return Places.position(
        Answers.of(admin.listOffsets(latest).partitionResult(partition)).offset());
  }

  /** True where nothing waits to be judged. */
  boolean allIsJudged() throws IOException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, topics.partitions())
            .mapToObj(i -> new TopicPartition(topics.measurements(), i))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = Answers.of(admin.listOffsets(latest).all());
    Map<TopicPartition, OffsetAndMetadata> judgedUpTo =
        Answers.of(
            admin.listConsumerGroupOffsets(topics.application()).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .allMatch(end -> {
          OffsetAndMetadata upTo = judgedUpTo.get(end.getKey());
          return (upTo == null ? 0 : upTo.offset()) >= end.getValue().offset();
        });
  }

  /** The end of what was judged; beyond everything while there is more to judge. */
  public Position whenAllIsJudged() {
    return answered(() -> allIsJudged() ? judged() : BEYOND);
  }

  /** The end of what was judged, whatever there is to judge; beyond everything if nobody knows. */
  public Position judgedSoFar() {
    return answered(this::judged);
  }

  private interface Question {
    Position ask() throws IOException;
  }

  private static Position answered(Question question) {
    try {
      return question.ask();
    } catch (IOException e) {
      log.debug("it cannot be asked how far the judging is", e);
      return BEYOND;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
