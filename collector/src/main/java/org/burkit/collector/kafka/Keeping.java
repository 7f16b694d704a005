package org.burkit.collector.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How well topics keep what they are given: all of it, for ever, on several brokers. Stateless. */
final class Keeping {
  private static final Logger log = LoggerFactory.getLogger(Keeping.class);

  static final int ENOUGH_COPIES = 3;

  /** More than any measurement may have. */
  static final int LARGEST_RECORD = 16 << 20;

  private static final Map<String, String> FOR_EVER =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1",
          TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);

  private Keeping() {}

  /**
   * The settings of a new topic. Where a broker is alone it must have a record on its disk before
   * it says yes: no other one has it.
   */
  static Map<String, String> settings(int copies) {
    Map<String, String> settings = new HashMap<>(FOR_EVER);
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_RECORD));
    if (copies == 1) {
      settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    } else {
      settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return settings;
  }

  /**
   * Warns of topics on too few brokers.
   *
   * @throws IOException where one would throw away what it was given; all such are named
   */
  static void expectFit(Admin admin, List<TopicDescription> topics) throws IOException {
    var faults = new ArrayList<String>();
    for (TopicDescription topic : topics) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      Config config =
          Objects.requireNonNull(
              Answers.ofNewTopics(
                      () -> admin.describeConfigs(Set.of(resource)).all(),
                      KafkaAddress.AT_THE_START)
                  .get(resource));
      if (!FOR_EVER.entrySet().stream()
          .allMatch(e -> value(config, e.getKey()).equals(e.getValue()))) {
        faults.add(
            "the topic "
                + topic.name()
                + " would throw measurements away; set retention.ms=-1, retention.bytes=-1 and"
                + " cleanup.policy=delete on it");
      }
      warn(topic, Integer.parseInt(value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)));
    }
    if (!faults.isEmpty()) {
      throw new IOException(String.join(System.lineSeparator(), faults));
    }
  }

  private static void warn(TopicDescription topic, int atLeast) {
    int copies = topic.partitions().getFirst().replicas().size();
    if (copies < ENOUGH_COPIES) {
      log.warn(
          "the topic {} has {} of {} copies: what its brokers lose is lost",
          topic.name(),
          copies,
          ENOUGH_COPIES);
    } else if (atLeast < 2) {
      log.warn(
          "the topic {} says yes when one broker has a measurement; set min.insync.replicas=2",
          topic.name());
    }
  }

  private static String value(Config config, String name) {
    return String.valueOf(config.get(name).value());
  }
}
