package org.burkit.probe.net;

import io.netty.handler.traffic.TrafficCounter;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets of calls that block (control, collector, DNS over TLS and HTTPS), which share one bound
 * with the connections to targets: each waits after its bytes until the line is free again. Any
 * thread may ask.
 */
final class ShapedSockets extends SocketFactory {
  /** What is taken at once: little enough that no wait is long. */
  private static final int PART = 8 * 1024;

  private static final long LONGEST_WAIT_MILLIS = 15_000;

  /** How to wait. */
  interface Rest {
    void take(Duration duration) throws InterruptedException;
  }

  private final TrafficCounter line;
  private final Bandwidth most;
  private final Rest rest;

  ShapedSockets(TrafficCounter line, Bandwidth most, Rest rest) {
    this.line = line;
    this.most = most;
    this.rest = rest;
  }

  @Override
  public Socket createSocket() {
    return new Shaped();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw alreadyConnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw alreadyConnected();
  }

  @Override
  public Socket createSocket(InetAddress address, int port) {
    throw alreadyConnected();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
    throw alreadyConnected();
  }

  /** Names are never given to the system's resolver, and nothing connects without a deadline. */
  private static UnsupportedOperationException alreadyConnected() {
    return new UnsupportedOperationException("expected a socket to be made, then connected");
  }

  /** By the clock that the counter goes by. */
  private static long now() {
    return TrafficCounter.milliSecondFromNano();
  }

  private void rest(long millis) throws IOException {
    try {
      rest.take(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the line was not free");
    }
  }

  private final class Shaped extends Socket {
    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int count = super.read(bytes, offset, Math.min(length, PART));
          if (count > 0) {
            rest(line.readTimeToWait(count, most.bytesPerSecond(), LONGEST_WAIT_MILLIS, now()));
          }
          return count;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(int one) throws IOException {
          write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          for (int done = 0; done < length; done += PART) {
            int part = Math.min(PART, length - done);
            out.write(bytes, offset + done, part);
            rest(line.writeTimeToWait(part, most.bytesPerSecond(), LONGEST_WAIT_MILLIS, now()));
          }
        }
      };
    }
  }
}
