package org.burkit.bench.collector;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a machine can do at most: takes bodies over HTTP, appends them to one file, says yes after
 * one fsync for all that waited. It looks at nothing and keeps no ids.
 */
final class Ceiling implements Closeable {
  private static final byte[] YES =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private record Waiting(ByteBuffer body, CompletableFuture<Boolean> durable) {}

  private final ServerSocket socket;
  private final FileChannel file;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  private Ceiling(ServerSocket socket, FileChannel file) {
    this.socket = socket;
    this.file = file;
  }

  static Ceiling start(Path file) throws IOException {
    var ceiling =
        new Ceiling(
            new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()),
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    Thread.ofPlatform().daemon().name("ceiling-writer").start(ceiling::write);
    Thread.ofPlatform().daemon().name("ceiling-accept").start(ceiling::accept);
    return ceiling;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        closed = true;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (int length = length(in); length >= 0; length = length(in)) {
        var waiting =
            new Waiting(ByteBuffer.wrap(in.readNBytes(length)), new CompletableFuture<>());
        queue.add(waiting);
        waiting.durable().join();
        connection.getOutputStream().write(YES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the load went away in the middle of a request", e);
    }
  }

  /** Of the body that follows; -1 at the end of the connection. */
  private static int length(InputStream in) throws IOException {
    int length = -1;
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != '\n') {
        line.append((char) b);
        continue;
      }
      String text = line.toString().strip();
      line.setLength(0);
      if (text.isEmpty()) {
        return length;
      }
      if (text.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(text.substring(15).strip());
      }
    }
    return -1;
  }

  private void write() {
    try {
      while (!closed) {
        Waiting first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          List<Waiting> together = new ArrayList<>(List.of(first));
          queue.drainTo(together);
          file.write(together.stream().map(Waiting::body).toArray(ByteBuffer[]::new));
          file.force(false);
          together.forEach(w -> w.durable().complete(true));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    socket.close();
    file.close();
  }
}
