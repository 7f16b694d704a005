package org.burkit.probe.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TCP server on loopback that treats each connection as it is told. */
public final class Peer implements AutoCloseable {

  /** What to do with one connection; it is closed afterwards. */
  public interface Conduct {
    void treat(Socket socket, int number) throws IOException;
  }

  /** Dresses an accepted socket. */
  private interface Layer {
    Socket over(Socket plain) throws IOException;
  }

  private final ServerSocket server;
  private final Layer layer;
  private final Conduct conduct;
  private final Thread accepting;
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  private Peer(Layer layer, Conduct conduct) throws IOException {
    this.server = new ServerSocket();
    this.layer = layer;
    this.conduct = conduct;
    server.bind(new InetSocketAddress(loopback(), 0));
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  public static Peer tcp(Conduct conduct) throws IOException {
    return new Peer(plain -> plain, conduct);
  }

  public static Peer tls(SSLContext context, Conduct conduct) throws IOException {
    return new Peer(plain -> secured(context, plain), conduct);
  }

  /** A server that agrees on HTTP/2 and then sends the frames that it is told. */
  static Peer http2(SSLContext context, Conduct conduct) throws IOException {
    return new Peer(
        plain -> {
          SSLSocket secured = secured(context, plain);
          SSLParameters parameters = secured.getSSLParameters();
          parameters.setApplicationProtocols(new String[] {"h2"});
          secured.setSSLParameters(parameters);
          return secured;
        },
        conduct);
  }

  /** The server's side of TLS over {@code plain}. */
  private static SSLSocket secured(SSLContext context, Socket plain) throws IOException {
    InputStream nothingReadYet = null;
    return (SSLSocket) context.getSocketFactory().createSocket(plain, nothingReadYet, true);
  }

  /** Answers every request over every connection with {@code response}, then closes. */
  public static Conduct answering(String response) {
    return (socket, number) -> {
      readHead(socket);
      socket.getOutputStream().write(response.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    };
  }

  /** Reads, and never says a word. */
  public static final Conduct SILENT = (socket, number) -> drain(socket);

  /** Waits for the first bytes, then resets. */
  public static final Conduct RESET =
      (socket, number) -> {
        readSome(socket);
        socket.setSoLinger(true, 0);
      };

  /** Waits for the first bytes, then ends in good order. */
  public static final Conduct END = (socket, number) -> readSome(socket);

  static InetAddress loopback() {
    return Addresses.parse("127.0.0.1").orElseThrow();
  }

  public int port() {
    return server.getLocalPort();
  }

  public int connections() {
    return count.get();
  }

  private void accept() {
    while (true) {
      try {
        Socket plain = server.accept();
        open.add(plain);
        int number = count.incrementAndGet();
        Thread.ofVirtual().start(() -> treat(plain, number));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** Closes the plain socket as well: one of TLS that somebody writes to may stay open. */
  private void treat(Socket plain, int number) {
    try (plain;
        Socket socket = layer.over(plain)) {
      conduct.treat(socket, number);
      endInOrder(socket);
    } catch (IOException e) {
      // the client went away: what the test is about
    }
  }

  /** Reads what the client still says: closing over it would make a reset of the end. */
  private static void endInOrder(Socket socket) throws IOException {
    if (socket.getSoLinger() < 0) {
      socket.shutdownOutput();
      drain(socket);
    }
  }

  static void readSome(Socket socket) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    if (socket.getInputStream().read(buffer) < 0) {
      throw new IOException("client left");
    }
  }

  public static void readHead(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("client left");
      }
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
  }

  public static void drain(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[4096];
    while (in.read(buffer) >= 0) {
      // only the end matters
    }
  }

  /** Nobody can connect any more once this has returned. */
  @Override
  public void close() throws IOException {
    server.close();
    awaitClosed();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Who waits for connections closes the socket for good. */
  private void awaitClosed() {
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
