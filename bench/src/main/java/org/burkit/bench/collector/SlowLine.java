package org.burkit.bench.collector;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A port of loopback behind which a server seems to lie at the end of a slow mobile line: 1.6
 * Mbit/s down, 750 kbit/s up, 150 ms there and back, as browsers' developers take it for "slow 4G".
 * A connection costs two ways there and back before the first byte, as over HTTPS (TCP, TLS 1.3),
 * and what comes down comes in windows that double (TCP's slow start, RFC 6928). Names are not
 * asked for, and nothing is lost. One thread opens and closes.
 */
final class SlowLine implements Closeable {
  private static final long ROUND = Duration.ofMillis(150).toNanos();
  private static final long DOWN_BYTES = 1_600_000 / 8;
  private static final long UP_BYTES = 750_000 / 8;
  private static final int PACKET = 1_460;
  private static final int FIRST_WINDOW = 10 * PACKET;

  private final ServerSocket door;
  private final int server;
  private final Lane up = new Lane(UP_BYTES);
  private final Lane down = new Lane(DOWN_BYTES);

  private SlowLine(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  /** Before the server at a port of loopback. */
  static SlowLine before(int server) throws IOException {
    var line = new SlowLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    Thread.ofVirtual().name("slow-line").start(line::accept);
    return line;
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
        long ready = System.nanoTime() + 2 * ROUND;
        carry(near, far, new Way(up, ready, Integer.MAX_VALUE));
        carry(far, near, new Way(down, ready, FIRST_WINDOW));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new IllegalStateException("the slow line broke", e);
        }
      }
    }
  }

  /** The capacity that all connections share in one direction. Any thread. */
  private static final class Lane {
    private final long bytesPerSecond;
    private long free = System.nanoTime();

    Lane(long bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
    }

    /** When so many bytes that are ready at a time have gone through. */
    synchronized long pass(long ready, int bytes) {
      long start = Math.max(ready, free);
      free = start + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
      return free;
    }
  }

  /** One direction of a connection. One thread. */
  private static final class Way {
    private final Lane lane;
    private final long ready;
    private int window;
    private long round;
    private long inRound;

    Way(Lane lane, long ready, int window) {
      this.lane = lane;
      this.ready = ready;
      this.window = window;
      this.round = ready;
    }

    /** When what is sent now arrives. */
    long arrival(int bytes) {
      long now = Math.max(System.nanoTime(), ready);
      if (now - round >= ROUND) {
        round = now;
        inRound = 0;
      }
      if (inRound + bytes > window) {
        round += ROUND;
        window *= 2;
        inRound = 0;
      }
      inRound += bytes;
      return lane.pass(Math.max(now, round), bytes) + ROUND / 2;
    }
  }

  /** Nothing is the end. */
  private record Packet(ByteBuffer bytes, long arrival) {}

  private static void carry(Socket from, Socket to, Way way) {
    BlockingQueue<Packet> under = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> take(from, way, under));
    Thread.ofVirtual().start(() -> give(to, under));
  }

  private static void take(Socket from, Way way, BlockingQueue<Packet> under) {
    byte[] buffer = new byte[PACKET];
    try (InputStream in = from.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        under.add(new Packet(ByteBuffer.wrap(Arrays.copyOf(buffer, length)), way.arrival(length)));
      }
    } catch (IOException e) {
      // whoever broke it off wants no more of it
    } finally {
      under.add(new Packet(ByteBuffer.allocate(0), way.arrival(0)));
    }
  }

  private static void give(Socket to, BlockingQueue<Packet> under) {
    try (WritableByteChannel out = Channels.newChannel(to.getOutputStream())) {
      for (Packet next = under.take(); next.bytes.hasRemaining(); next = under.take()) {
        TimeUnit.NANOSECONDS.sleep(next.arrival - System.nanoTime());
        var _ = out.write(next.bytes);
      }
    } catch (IOException e) {
      // whoever broke it off wants no more of it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
