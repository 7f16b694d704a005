package org.burkit.probe.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/**
 * DNS messages over a stream: each after its length in two bytes (RFC 7766 section 8). One thread
 * at a time. No call outlasts its deadline, however slowly the bytes come.
 */
final class DnsStream implements AutoCloseable {
  private static final int LENGTH = 2;

  private final Socket socket;
  private final Socket transport;

  /**
   * @param transport what lies below the socket: closing TLS alone may leave it open
   */
  DnsStream(Socket socket, Socket transport) {
    this.socket = socket;
    this.transport = transport;
  }

  /** A connection in clear. */
  static DnsStream tcp(InetSocketAddress server, Deadline deadline) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(server, deadline.millisAtLeastOne());
      return new DnsStream(socket, socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a query and gives the next message that comes. */
  byte[] exchange(byte[] query, Deadline deadline) throws IOException {
    ByteBuffer framed = ByteBuffer.allocate(LENGTH + query.length);
    framed.putShort((short) query.length).put(query);
    socket.setTcpNoDelay(true);
    socket.getOutputStream().write(framed.array());
    socket.getOutputStream().flush();
    byte[] length = read(LENGTH, deadline);
    return read(Short.toUnsignedInt(ByteBuffer.wrap(length).getShort()), deadline);
  }

  /**
   * True where bytes have come after the last message: whoever asks next would take them for his.
   */
  boolean hasMore() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  private byte[] read(int count, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[count];
    int have = 0;
    while (have < count) {
      if (deadline.hasPassed()) {
        throw new SocketTimeoutException("the message did not come whole in time");
      }
      socket.setSoTimeout(deadline.millisAtLeastOne());
      int more = in.read(bytes, have, count - have);
      if (more < 0) {
        throw new EOFException("the server ended the connection within a message");
      }
      have += more;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    try (transport) {
      socket.close();
    }
  }
}
