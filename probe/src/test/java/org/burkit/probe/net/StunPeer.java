package org.burkit.probe.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A STUN server on loopback that sends, for each request, the datagrams that it is told. */
public final class StunPeer implements AutoCloseable {

  /** The datagrams to send in answer to the {@code number}th request, from 1. */
  public interface Conduct {
    List<byte[]> answer(byte[] request, int number);
  }

  /** Answers each request as a server does. */
  public static final Conduct ANSWERING = (request, _) -> List.of(success(request));

  /** Hears and says nothing. */
  public static final Conduct SILENT = (_, _) -> List.of();

  private final DatagramSocket socket;
  private final Conduct conduct;
  private final AtomicInteger count = new AtomicInteger();

  public StunPeer(Conduct conduct) throws IOException {
    this.socket = new DatagramSocket(new InetSocketAddress(Peer.loopback(), 0));
    this.conduct = conduct;
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public int requests() {
    return count.get();
  }

  private void serve() {
    byte[] buffer = new byte[64];
    while (true) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
        for (byte[] out : conduct.answer(request, count.incrementAndGet())) {
          socket.send(new DatagramPacket(out, out.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** Success, with the documentation address 192.0.2.7 as the asker's (RFC 8489 section 14.1). */
  static byte[] success(byte[] request) {
    return ByteBuffer.allocate(32)
        .putShort((short) 0x0101)
        .putShort((short) 12)
        .put(request, 4, 16)
        .put(new byte[] {0, 1, 0, 8, 0, 1, 0x12, 0x34, (byte) 192, 0, 2, 7})
        .array();
  }

  /** The same with the address under the cookie's mask (RFC 8489 section 14.2). */
  static byte[] masked(byte[] request) {
    byte[] answer = success(request);
    answer[21] = 0x20;
    for (int i = 0; i < 4; i++) {
      answer[28 + i] ^= request[4 + i];
    }
    return answer;
  }

  /** Success with an attribute that claims to be longer than the message. */
  static byte[] cut(byte[] request) {
    byte[] answer = success(request);
    answer[23] = 64;
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
