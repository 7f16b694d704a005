package org.burkit.lab.world;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A door from the host into the lab: accepts TCP on a loopback port of the host and connects each
 * caller to one port of a place. Any thread may open and close it; each connection runs on two
 * virtual threads.
 */
public final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int MOST_CALLERS = 64;
  private static final int BUFFER = 16_384;

  private final ServerSocketChannel door;
  private final Semaphore room = new Semaphore(MOST_CALLERS);

  private Relay(ServerSocketChannel door) {
    this.door = door;
  }

  /**
   * Takes a port of the host; callers wait until {@link #lead} is called.
   *
   * @param port 0 for any that is free
   * @throws EnvironmentException if the port is taken
   */
  public static Relay open(int port) {
    try {
      ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.INET);
      try {
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        door.close();
        throw e;
      }
      return new Relay(door);
    } catch (BindException e) {
      throw new EnvironmentException(
          "Port %d of 127.0.0.1 is in use: stop what uses it, or choose another with --port."
              .formatted(port));
    } catch (IOException e) {
      throw new EnvironmentException("Cannot listen on port " + port + ": " + e.getMessage() + ".");
    }
  }

  public int port() {
    return door.socket().getLocalPort();
  }

  /** Begins to lead callers to {@code port} at a place. */
  public void lead(Place place, int port) {
    InetSocketAddress inside = new InetSocketAddress(place.address().toString(), port);
    Thread.ofVirtual().name("relay-door").start(() -> accept(place, inside));
  }

  private void accept(Place place, InetSocketAddress inside) {
    try {
      while (door.isOpen()) {
        room.acquire();
        SocketChannel caller = door.accept();
        Thread.ofVirtual().name("relay-call").start(() -> serve(place, inside, caller));
      }
    } catch (IOException e) {
      LOG.debug("relay closed: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Place place, InetSocketAddress inside, SocketChannel caller) {
    try (caller;
        SocketChannel service =
            place.namespace().call(() -> SocketChannel.open(StandardProtocolFamily.INET))) {
      service.connect(inside);
      Thread back = Thread.ofVirtual().name("relay-back").start(() -> copy(service, caller));
      copy(caller, service);
      back.join();
    } catch (IOException e) {
      // The service is not there (yet): the caller sees its connection close.
      LOG.debug("relay call: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }

  /** Copies until one side ends, then tells the other side that no more comes. */
  private static void copy(SocketChannel from, SocketChannel to) {
    try {
      pump(from, to);
      to.shutdownOutput();
    } catch (IOException e) {
      LOG.debug("relay copy: {}", e.toString());
    }
  }

  private static void pump(ReadableByteChannel from, SocketChannel to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (from.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
      buffer.clear();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      LOG.debug("relay close: {}", e.toString());
    }
  }
}
