package org.burkit.probe.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.burkit.model.Failure;

/**
 * At most four TLS connections to one DoT server, one question at a time on each. One over which
 * more came than the answer is not used again. Any thread may ask; closing closes those that are
 * not in use, and those in use with their last question.
 */
final class DotConnections implements AutoCloseable {
  private static final int MOST = 4;

  /** The server could not be reached, or did not prove who it is. */
  static final class CannotReach extends IOException implements Failures.CarriesFailure {
    private final transient Failure failure;

    CannotReach(IOException cause) {
      super(cause);
      this.failure = Failures.of(cause);
    }

    @Override
    public Failure failure() {
      return failure;
    }
  }

  private final String host;
  private final int port;
  private final OwnNames names;
  private final SocketFactory plainSockets;
  private final SSLSocketFactory sockets;
  private final Semaphore room = new Semaphore(MOST);
  private final Deque<DnsStream> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  DotConnections(
      String host, int port, OwnNames names, SocketFactory plainSockets, SSLSocketFactory sockets) {
    this.host = host;
    this.port = port;
    this.names = names;
    this.plainSockets = plainSockets;
    this.sockets = sockets;
  }

  byte[] exchange(byte[] query, Deadline deadline) throws IOException, InterruptedException {
    if (!room.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new SocketTimeoutException("no connection to the DoT server became free in time");
    }
    try {
      DnsStream used = idle.pollFirst();
      if (used != null) {
        try {
          byte[] answer = over(used, query, deadline);
          if (isTo(query, answer)) {
            return answer;
          }
          // What answers another question was left over from it.
        } catch (SocketTimeoutException e) {
          throw e;
        } catch (IOException e) {
          // The server had ended an idle connection, as it may: another one is opened.
        }
      }
      return over(open(deadline), query, deadline);
    } finally {
      room.release();
    }
  }

  private byte[] over(DnsStream stream, byte[] query, Deadline deadline) throws IOException {
    boolean clean = false;
    try {
      byte[] answer = stream.exchange(query, deadline);
      clean = isTo(query, answer) && !stream.hasMore();
      return answer;
    } finally {
      if (clean && !closed) {
        idle.addFirst(stream);
      } else {
        stream.close();
      }
    }
  }

  /** By the id, the first two bytes of both. */
  private static boolean isTo(byte[] query, byte[] answer) {
    return answer.length >= 2 && answer[0] == query[0] && answer[1] == query[1];
  }

  private DnsStream open(Deadline deadline) throws IOException {
    Socket plain = plainSockets.createSocket();
    Thread guard = closing(plain, deadline);
    try {
      plain.connect(
          new InetSocketAddress(names.lookup(host).getFirst(), port), deadline.millisAtLeastOne());
      SSLSocket tls = (SSLSocket) sockets.createSocket(plain, host, port, true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return new DnsStream(tls, plain);
    } catch (IOException e) {
      closeQuietly(plain);
      throw new CannotReach(
          deadline.hasPassed() ? new SocketTimeoutException("no handshake in time") : e);
    } finally {
      guard.interrupt();
    }
  }

  /**
   * The patience of a socket is for each read: a server that sends byte for byte would outlast it.
   */
  private static Thread closing(Socket socket, Deadline deadline) {
    return Thread.ofVirtual()
        .name("probe-dot-guard")
        .start(() -> {
          try {
            Thread.sleep(deadline.left());
            closeQuietly(socket);
          } catch (InterruptedException e) {
            // the handshake has ended
          }
        });
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is given up anyway
    }
  }

  @Override
  public void close() {
    closed = true;
    for (DnsStream stream = idle.pollFirst(); stream != null; stream = idle.pollFirst()) {
      try {
        stream.close();
      } catch (IOException e) {
        // it is given up anyway
      }
    }
  }
}
