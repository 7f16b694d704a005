package org.burkit.probe.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What servers do that mean harm, and how much of it they could send before they were cut off. */
public final class Harm {
  private static final long BETWEEN_BYTES = 20_000_000;

  private final AtomicLong sent = new AtomicLong();

  /** Bytes sent since the last call. */
  public long sent() {
    return sent.getAndSet(0);
  }

  /** Waits for a request, begins so and goes on with that part for ever. */
  public Peer.Conduct endless(String begin, String part) {
    return (socket, _) -> {
      Peer.readHead(socket);
      write(socket, begin.getBytes(StandardCharsets.UTF_8));
      repeat(socket, part.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Waits for a request, begins so and goes on for ever, a space at a time. */
  public Peer.Conduct dripping(String begin) {
    return (socket, _) -> {
      Peer.readHead(socket);
      drip(socket, begin.getBytes(StandardCharsets.UTF_8), (byte) ' ');
    };
  }

  void drip(Socket socket, byte[] begin, byte each) throws IOException {
    write(socket, begin);
    while (true) {
      write(socket, new byte[] {each});
      LockSupport.parkNanos(BETWEEN_BYTES);
    }
  }

  void repeat(Socket socket, byte[] part) throws IOException {
    while (true) {
      write(socket, part);
    }
  }

  public void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    sent.addAndGet(bytes.length);
  }
}
