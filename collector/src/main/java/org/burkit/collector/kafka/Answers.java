package org.burkit.collector.kafka;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for what a cluster answers. Stateless. */
final class Answers {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Answers() {}

  /** Something that is asked. */
  interface Question<T> {
    KafkaFuture<T> ask();
  }

  /** The answer to a question about topics that were just made: not every broker knows at once. */
  static <T> T ofNewTopics(Question<T> question, Duration patience) throws IOException {
    Instant end = Instant.now().plus(patience);
    while (true) {
      try {
        return of(question.ask());
      } catch (IOException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || Instant.now().isAfter(end)) {
          throw e;
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * @throws IOException when the cluster refuses, or does not answer in the client's time
   */
  static <T> T of(KafkaFuture<T> answer) throws IOException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for Kafka", e);
    }
  }
}
