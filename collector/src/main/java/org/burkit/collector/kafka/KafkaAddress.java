package org.burkit.collector.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where a Kafka cluster is, and what our topics there are called.
 *
 * @param brokers {@code HOST:PORT}, or several with commas between
 * @param prefix what the names of all our topics begin with
 * @param partitions how many the journal is made with, where it is not there yet
 * @param client how the brokers are spoken to
 */
public record KafkaAddress(String brokers, String prefix, int partitions, ClientSettings client) {
  /** Enough for a dozen judging processes; what an address is made with unless told otherwise. */
  public static final int USUAL_PARTITIONS = 12;

  /** Patience with a cluster before anything else is begun. */
  static final Duration AT_THE_START = Duration.ofSeconds(5);

  /** Patience while somebody waits for an answer of ours. */
  static final Duration AT_A_DOOR = Duration.ofSeconds(4);

  private static final Pattern BROKERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");

  /** What Kafka allows in names of topics, shorter. */
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

  /**
   * Takes only what can be an address.
   *
   * @throws IllegalArgumentException whose message says what was expected
   */
  public KafkaAddress {
    if (!BROKERS.matcher(brokers).matches()) {
      throw new IllegalArgumentException(
          "expected HOST:PORT, or several with commas, got " + brokers);
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "expected letters, digits, dots, dashes or underscores, got " + prefix);
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("expected a number from 1 on, got " + partitions);
    }
  }

  /** What every client is told; the caller adds what it needs. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(client.values());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "burkit");
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
    return settings;
  }

  /**
   * Asks the cluster about itself.
   *
   * @param patience how long an answer is waited for
   */
  Admin admin(Duration patience) {
    Map<String, Object> settings = settings();
    int millis = Math.toIntExact(patience.toMillis());
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    return Admin.create(settings);
  }

  @Override
  public String toString() {
    return brokers;
  }
}
