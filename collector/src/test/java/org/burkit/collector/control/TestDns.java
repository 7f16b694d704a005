package org.burkit.collector.control;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.burkit.model.EchConfigs;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A DNS server on loopback that knows a few names; the others do not exist. */
final class TestDns implements Closeable {
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final Map<String, InetAddress> names = new ConcurrentHashMap<>();
  private final Map<String, EchConfigs> hiding = new ConcurrentHashMap<>();
  private final Map<String, Integer> rcodes = new ConcurrentHashMap<>();

  TestDns() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  TestDns name(String name, String address) {
    names.put(name + ".", InetAddress.ofLiteral(address));
    return this;
  }

  /** An HTTPS record that tells how to hide the name. */
  TestDns hides(String name, EchConfigs configs) {
    hiding.put(name + ".", configs);
    return this;
  }

  TestDns fails(String name, int rcode) {
    rcodes.put(name + ".", rcode);
    return this;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  private void serve() {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[1500], 1500);
        socket.receive(packet);
        byte[] answer = answer(new Message(packet.getData())).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private Message answer(Message question) {
    var asked = question.getQuestion();
    String name = asked.getName().toString();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(asked, Section.QUESTION);
    InetAddress address = names.get(name);
    if (address != null && asked.getType() == Type.A) {
      answer.addRecord(new ARecord(asked.getName(), DClass.IN, 60, address), Section.ANSWER);
    } else if (hiding.containsKey(name) && asked.getType() == Type.HTTPS) {
      List<HTTPSRecord.ParameterBase> ech =
          List.of(new HTTPSRecord.ParameterEch(hiding.get(name).wire()));
      answer.addRecord(
          new HTTPSRecord(asked.getName(), DClass.IN, 60, 1, Name.root, ech), Section.ANSWER);
    } else if (address == null) {
      answer.getHeader().setRcode(rcodes.getOrDefault(name, Rcode.NXDOMAIN));
    }
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
