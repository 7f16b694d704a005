package org.burkit.bench.collector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Sends POST requests over many connections that stay open, each waiting for its answer before the
 * next. The bodies are made while it runs, as probes would make them.
 */
final class Load {
  private final int port;
  private final String head;
  private final LongFunction<byte[]> bodies;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param headers lines that every request has beside its length
   * @param bodies by the number of the request
   */
  Load(int port, String path, List<String> headers, LongFunction<byte[]> bodies) {
    this.port = port;
    this.head =
        "POST " + path + " HTTP/1.1\r\nHost: bench\r\n" + String.join("\r\n", headers) + "\r\n";
    this.bodies = bodies;
  }

  /**
   * What came of it.
   *
   * @param refused answers other than 200
   * @param sortedNanos from the moment a request was due to its answer, sorted
   */
  record Seen(Duration took, long refused, List<Long> sortedNanos) {
    Seen {
      sortedNanos = List.copyOf(sortedNanos);
    }

    double perSecond() {
      return sortedNanos.size() * 1e9 / took.toNanos();
    }

    double millis(double part) {
      int at = (int) Math.min(sortedNanos.size() - 1L, Math.round(sortedNanos.size() * part));
      return sortedNanos.get(at) / 1e6;
    }
  }

  /** As fast as the answers come. */
  Seen closed(int connections, Duration lasting) {
    return run(connections, lasting, 0, Long.MAX_VALUE);
  }

  /** The first so many, as fast as the answers come. */
  Seen all(int connections, long count) {
    next.set(0);
    return run(connections, Duration.ofHours(1), 0, count);
  }

  /** At a fixed rate, whether or not answers are late: a late one delays what is due after it. */
  Seen paced(int connections, Duration lasting, double perSecond) {
    return run(connections, lasting, connections / perSecond, Long.MAX_VALUE);
  }

  private record One(List<Long> nanos, long refused) {}

  private Seen run(int connections, Duration lasting, double secondsBetween, long until) {
    long start = System.nanoTime();
    long end = start + lasting.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<One>> coming = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        long first = start + (long) (secondsBetween * 1e9 * i / connections);
        coming.add(threads.submit(() -> send(first, (long) (secondsBetween * 1e9), end, until)));
      }
      List<Long> all = new ArrayList<>();
      long refused = 0;
      for (Future<One> each : coming) {
        all.addAll(each.get().nanos());
        refused += each.get().refused();
      }
      Collections.sort(all);
      return new Seen(Duration.ofNanos(System.nanoTime() - start), refused, all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted under load", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the server did not hold a connection", e.getCause());
    }
  }

  private One send(long first, long between, long end, long until) throws IOException {
    List<Long> nanos = new ArrayList<>();
    long refused = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      long due = first;
      for (long n = next.getAndIncrement(); n < until && due < end; n = next.getAndIncrement()) {
        LockSupport.parkNanos(due - System.nanoTime());
        out.write(request(n));
        refused += status(in) == 200 ? 0 : 1;
        long now = System.nanoTime();
        nanos.add(now - due);
        due = between == 0 ? now : due + between;
      }
    }
    return new One(nanos, refused);
  }

  private byte[] request(long number) {
    byte[] body = bodies.apply(number);
    byte[] lines =
        (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(lines, lines.length + body.length);
    System.arraycopy(body, 0, request, lines.length, body.length);
    return request;
  }

  /** Reads an answer to its end. */
  private static int status(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the server closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
