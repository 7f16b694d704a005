package org.burkit.collector.control;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** A STUN server on loopback that says 192.0.2.7 to whoever asks. */
final class TestStun implements Closeable {
  private final DatagramSocket socket;

  TestStun() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    byte[] request = new byte[64];
    try {
      while (true) {
        var packet = new DatagramPacket(request, request.length);
        socket.receive(packet);
        byte[] answer =
            ByteBuffer.allocate(32)
                .putShort((short) 0x0101)
                .putShort((short) 12)
                .put(request, 4, 16)
                .put(new byte[] {0, 1, 0, 8, 0, 1, 0x12, 0x34, (byte) 192, 0, 2, 7})
                .array();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // closed
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
