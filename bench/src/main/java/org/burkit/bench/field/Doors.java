package org.burkit.bench.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.burkit.bench.collector.Running;

/**
 * The collectors of one organisation as its volunteers know them. What no door takes waits in the
 * home and is sent again with what comes next, as a probe's spool does. Any thread.
 */
final class Doors implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 12;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong duplicate = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong away = new AtomicLong();
  private volatile List<Running> open = List.of();

  /** Those that run now; at least one. */
  void open(List<Running> collectors) {
    open = List.copyOf(collectors);
  }

  List<Running> open() {
    return open;
  }

  /**
   * Sends these and all that waited.
   *
   * @param half run by this thread once half of them were answered or found no door
   */
  void send(List<Parcel> parcels, Runnable half) {
    List<Parcel> all = new ArrayList<>(parcels);
    for (Parcel late = waiting.poll(); late != null; late = waiting.poll()) {
      all.add(late);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < all.size(); i++) {
        if (i == all.size() / 2) {
          half.run();
        }
        Parcel parcel = all.get(i);
        room.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            deliver(parcel);
          } finally {
            room.release();
          }
        });
      }
    }
  }

  private void deliver(Parcel parcel) {
    List<Running> doors = open;
    byte[] body = gzip(parcel.lines());
    for (int i = 0; i < doors.size(); i++) {
      if (isTaken(doors.get((parcel.door() + i) % doors.size()), parcel.address(), body)) {
        return;
      }
    }
    waiting.add(parcel);
  }

  private boolean isTaken(Running door, String address, byte[] body) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              post(door, address)
                  .header("content-type", "application/x-ndjson")
                  .header("content-encoding", "gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        away.incrementAndGet();
        return false;
      }
      count(answer.body());
      return true;
    } catch (IOException e) {
      away.incrementAndGet();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A request to where measurements are taken, from that home. */
  static HttpRequest.Builder post(Running door, String address) {
    URI to = URI.create("http://127.0.0.1:" + door.port() + "/api/v1/measurements");
    return HttpRequest.newBuilder(to).timeout(PATIENCE).header("x-forwarded-for", address);
  }

  /** What a collector answered with 200. */
  void count(byte[] answer) throws IOException {
    JSON.readTree(answer).path("results").forEach(this::count);
  }

  private void count(JsonNode result) {
    switch (result.path("status").asText()) {
      case "accepted" -> accepted.incrementAndGet();
      case "duplicate" -> duplicate.incrementAndGet();
      default -> {
        rejected.incrementAndGet();
        return;
      }
    }
    acknowledged.add(result.path("id").asText());
  }

  private static byte[] gzip(List<byte[]> lines) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      for (byte[] line : lines) {
        gzip.write(line);
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Ids of all that was ever called accepted or duplicate. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  int waiting() {
    return waiting.size();
  }

  long accepted() {
    return accepted.get();
  }

  long duplicate() {
    return duplicate.get();
  }

  long rejected() {
    return rejected.get();
  }

  /** How often a collector did not take a parcel. */
  long away() {
    return away.get();
  }

  /** Another's request, by the same connections. */
  HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Asks the first of the open doors. */
  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(open.getFirst().get(path));
  }

  @Override
  public void close() {
    client.close();
  }
}
