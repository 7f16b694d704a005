package org.burkit.probe.submit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.burkit.envelope.token.Token;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.Purse;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.spool.Spool.Waiting;
import org.burkit.probe.submit.CollectorClient.Answer;
import org.burkit.probe.submit.CollectorClient.Packed;
import org.burkit.probe.submit.CollectorClient.Result;

/**
 * Empties the spool into a collector. One thread at a time.
 *
 * <p>A batch is at most 8 KB compressed where it holds more than one measurement: some networks let
 * small requests through and freeze larger ones. A token is shown where the collector says that too
 * many come from one neighbourhood, and only there: what is not shown tells nothing.
 */
public final class Submitter {
  private static final int MAX_BATCH = 8 * 1024;

  /**
   * What became of what waited.
   *
   * @param away why the collector could not be reached by the last way, where it could not
   * @param tried how each way fared that was tried, in order
   */
  public record Delivery(
      Map<MeasurementId, Submission> outcomes, Optional<String> away, List<Tried> tried) {
    public Delivery {
      outcomes = Map.copyOf(outcomes);
      tried = List.copyOf(tried);
    }
  }

  private final Routes routes;
  private final Spool spool;
  private final Purse purse;

  /** The way that went last, which is tried first; others follow in their order. */
  private int went;

  public Submitter(Routes routes, Spool spool, Purse purse) {
    this.routes = routes;
    this.spool = spool;
    this.purse = purse;
  }

  /**
   * Sends all that waits, oldest first, by the first way that goes; where one ends halfway, the
   * rest by the next.
   */
  public Delivery sendAll() throws IOException {
    Map<MeasurementId, Submission> outcomes = new LinkedHashMap<>();
    List<Tried> tried = new ArrayList<>();
    Optional<String> away = Optional.empty();
    for (int place : order()) {
      CollectorClient collector = routes.clients().get(place);
      List<Waiting> queue = queue(collector);
      if (queue.isEmpty()) {
        break;
      }
      away = sendAll(collector, queue, outcomes);
      tried.add(new Tried(collector.route().place(), collector.route().kind(), away));
      if (away.isEmpty()) {
        went = place;
        break;
      }
    }
    return new Delivery(outcomes, away, tried);
  }

  private List<Integer> order() {
    List<Integer> order = new ArrayList<>(List.of(went));
    IntStream.range(0, routes.clients().size()).filter(place -> place != went).forEach(order::add);
    return order;
  }

  /**
   * What may go by a way: where the collector sees another's address, only what says itself from
   * which network it is, else it would be taken for that other network's.
   */
  private List<Waiting> queue(CollectorClient collector) throws IOException {
    List<Waiting> queue = new ArrayList<>();
    for (Waiting waiting : spool.waiting()) {
      if (!collector.route().isIndirect() || saysItsNetwork(waiting)) {
        queue.add(waiting);
      }
    }
    return queue;
  }

  private static boolean saysItsNetwork(Waiting waiting) throws IOException {
    try {
      return MeasurementCodec.decode(waiting.read()).vantage().asn().isKnown();
    } catch (MalformedMeasurementException e) {
      return false;
    }
  }

  /** Why the collector could not be reached; empty where all of the queue was sent. */
  private Optional<String> sendAll(
      CollectorClient collector, List<Waiting> queue, Map<MeasurementId, Submission> outcomes)
      throws IOException {
    int limit = Integer.MAX_VALUE;
    boolean crowded = false;
    while (!queue.isEmpty()) {
      Batch batch = batch(collector, queue, limit);
      Optional<Token> token = crowded ? purse.take() : Optional.empty();
      Answer answer = collector.send(batch.packed(), token);
      switch (answer) {
        case Answer.Away(String reason) -> {
          return Optional.of(reason);
        }
        case Answer.Repack _ -> {
          continue;
        }
        case Answer.Crowded _ -> {
          if (token.isPresent() || purse.size() == 0) {
            return Optional.of("status 429");
          }
          crowded = true;
          continue;
        }
        case Answer.Refused(String reason) when batch.size() == 1 ->
            outcomes.put(settle(queue.getFirst(), "rejected", reason), Submission.REJECTED);
        case Answer.Refused _ -> limit = 1; // one of them spoils the others
        case Answer.Results(List<Result> results) -> {
          if (!fits(results, queue, batch.size())) {
            return Optional.of("its answer fits another batch");
          }
          for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            MeasurementId id = settle(queue.get(i), result.status(), result.reason());
            outcomes.put(id, submission(result.status()));
          }
        }
      }
      if (!(answer instanceof Answer.Refused && batch.size() > 1)) {
        queue.subList(0, batch.size()).clear();
      }
    }
    return Optional.empty();
  }

  private static boolean fits(List<Result> results, List<Waiting> queue, int size) {
    if (results.size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      Result result = results.get(i);
      boolean rejected = submission(result.status()) == Submission.REJECTED;
      if (!rejected && !result.id().equals(queue.get(i).id().hex())) {
        return false; // an acknowledgement must name what it acknowledges
      }
    }
    return true;
  }

  private MeasurementId settle(Waiting waiting, String status, String reason) throws IOException {
    switch (submission(status)) {
      case ACCEPTED, DUPLICATE -> spool.remove(waiting);
      case REJECTED -> spool.reject(waiting, reason);
      case SPOOLED, NONE -> {
        // a status of a newer collector: it stays, and is sent again next time
      }
    }
    return waiting.id();
  }

  private static Submission submission(String status) {
    return switch (status) {
      case "accepted" -> Submission.ACCEPTED;
      case "duplicate" -> Submission.DUPLICATE;
      case "rejected" -> Submission.REJECTED;
      default -> Submission.SPOOLED;
    };
  }

  private record Batch(int size, Packed packed) {}

  /** The first measurements of the queue that go together. */
  private static Batch batch(CollectorClient collector, List<Waiting> queue, int limit)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(queue.getFirst().read());
    Packed packed = collector.pack(lines.toByteArray());
    int size = 1;
    while (size < Math.min(queue.size(), limit)) {
      lines.write('\n');
      lines.writeBytes(queue.get(size).read());
      Packed larger = collector.pack(lines.toByteArray());
      if (larger.bytes().size() > MAX_BATCH) {
        break;
      }
      packed = larger;
      size++;
    }
    return new Batch(size, packed);
  }
}
