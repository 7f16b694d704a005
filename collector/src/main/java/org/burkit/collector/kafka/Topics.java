package org.burkit.collector.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicExistsException;
import org.burkit.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of one journal: the measurements, and the order in which one edition of rules and
 * lists judged them.
 *
 * @param measurements its name; the key is the id, so that what is sent twice meets in a partition
 * @param judged its name, which ends in a digest of the edition; one partition
 * @param application by which Streams knows all processes that judge by this edition
 * @param partitions of the measurements
 * @param copies on how many brokers each partition lies
 * @param identity what no other two topics have
 */
public record Topics(
    String measurements,
    String judged,
    String application,
    int partitions,
    int copies,
    String identity) {
  private static final Logger log = LoggerFactory.getLogger(Topics.class);

  /**
   * Finds the topics, or makes them with as many copies as there are brokers, up to three.
   *
   * @param edition what the judging depends on
   * @throws IOException when no broker answers, or a topic would throw measurements away
   */
  public static Topics open(KafkaAddress address, String edition) throws IOException {
    try (Admin admin = address.admin(KafkaAddress.AT_THE_START)) {
      String digest = digest(edition);
      String measurements = address.prefix() + ".measurements";
      String judged = address.prefix() + ".judged." + digest;
      int copies = Math.min(Keeping.ENOUGH_COPIES, brokers(admin, address));
      make(admin, measurements, address.partitions(), copies);
      make(admin, judged, 1, copies);
      TopicDescription journal = description(admin, measurements);
      TopicDescription order = description(admin, judged);
      Keeping.expectFit(admin, List.of(journal, order));
      if (order.partitions().size() != 1) {
        throw new IOException(
            "expected one partition of the topic "
                + judged
                + ", got "
                + order.partitions().size()
                + "; delete the topic while no collector runs, and it is made again");
      }
      return new Topics(
          measurements,
          judged,
          address.prefix() + ".judging." + digest,
          journal.partitions().size(),
          journal.partitions().getFirst().replicas().size(),
          journal.topicId() + " " + order.topicId());
    }
  }

  /**
   * Looks whether the measurements can be written.
   *
   * @throws IOException when they cannot
   */
  void expectWritable(Admin admin) throws IOException {
    TopicDescription topic =
        Objects.requireNonNull(
            Answers.of(admin.describeTopics(List.of(measurements)).allTopicNames())
                .get(measurements));
    for (TopicPartitionInfo partition : topic.partitions()) {
      if (partition.leader() == null || partition.isr().size() < Math.min(2, copies)) {
        throw new IOException(
            "too few brokers have partition " + partition.partition() + " of " + measurements);
      }
    }
  }

  private static int brokers(Admin admin, KafkaAddress address) throws IOException {
    try {
      return Answers.of(admin.describeCluster().nodes()).size();
    } catch (IOException e) {
      throw new IOException(
          "no Kafka broker answers at "
              + address
              + " ("
              + e.getMessage()
              + "); start it, or correct --kafka",
          e);
    }
  }

  private static void make(Admin admin, String name, int partitions, int copies)
      throws IOException {
    try {
      if (Answers.of(admin.listTopics().names()).contains(name)) {
        return;
      }
      Answers.of(
          admin
              .createTopics(
                  Set.of(
                      new NewTopic(name, partitions, (short) copies)
                          .configs(Keeping.settings(copies))))
              .all());
      log.info("made the topic {}: partitions {}, copies {}", name, partitions, copies);
    } catch (IOException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static TopicDescription description(Admin admin, String name) throws IOException {
    return Objects.requireNonNull(
        Answers.ofNewTopics(
                () -> admin.describeTopics(List.of(name)).allTopicNames(),
                KafkaAddress.AT_THE_START)
            .get(name));
  }

  private static String digest(String edition) {
    byte[] sha = Sha256.of(edition.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha, 0, 4);
  }
}
