package org.burkit.probe.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** A DNS server on loopback that sends, for each question, the datagrams that it is told. */
public final class NameServer implements AutoCloseable {

  /** The datagrams to send in answer to the {@code number}th question, from 1. */
  public interface Conduct {
    List<byte[]> answer(Message question, int number) throws IOException;
  }

  private final DatagramSocket socket;
  private final Conduct conduct;
  private final AtomicInteger count = new AtomicInteger();

  public NameServer(Conduct conduct) throws IOException {
    this.socket = new DatagramSocket(new InetSocketAddress(Peer.loopback(), 0));
    this.conduct = conduct;
    Thread.ofVirtual().start(this::serve);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(Peer.loopback(), socket.getLocalPort());
  }

  public int questions() {
    return count.get();
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (true) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] wire = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
        for (byte[] out : conduct.answer(new Message(wire), count.incrementAndGet())) {
          socket.send(new DatagramPacket(out, out.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** The A records of {@code ips} for a question; none for another type. */
  public static byte[] answer(Message question, String... ips) {
    Message reply = empty(question, 0);
    for (String ip : ips) {
      if (question.getQuestion().getType() == org.xbill.DNS.Type.A) {
        reply.addRecord(
            new ARecord(
                question.getQuestion().getName(), DClass.IN, 60, Addresses.parse(ip).orElseThrow()),
            Section.ANSWER);
      }
    }
    return reply.toWire();
  }

  public static byte[] rcode(Message question, int rcode) {
    return empty(question, rcode).toWire();
  }

  static Message empty(Message question, int rcode) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(question.getQuestion(), Section.QUESTION);
    return reply;
  }

  @Override
  public void close() {
    socket.close();
  }
}
