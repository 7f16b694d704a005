package org.burkit.lab.censor;

import static org.burkit.lab.packet.Middlebox.Direction.TO_CLIENT;
import static org.burkit.lab.packet.Middlebox.Direction.TO_SERVER;
import static org.burkit.lab.packet.TcpSegment.ACK;
import static org.burkit.lab.packet.TcpSegment.PSH;
import static org.burkit.lab.packet.TcpSegment.SYN;

import java.time.Instant;
import java.util.List;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A client and a server on both sides of a censor, in raw packets. One thread. */
final class Wire {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final DualAddress BORDER =
      new DualAddress(Ip4.parse("198.19.0.2"), Ip6.parse("2001:2:0:1300::2"));
  static final Ip4 SERVER = Ip4.parse("198.18.20.11");
  static final Endpoint RESOLVER = new Endpoint(Ip4.parse("198.18.53.53"), 53);
  static final Names AULNET = Names.of("aulnet.example");
  static final int CLIENT_SEQ = 1001;
  static final int SERVER_SEQ = 5000;

  final Censor censor;
  private final Endpoint server;
  private Endpoint client = new Endpoint(Ip4.parse("198.19.1.10"), 40_000);
  private Instant now = NOW;

  Wire(int port, Rule rule) {
    this(port, rule, Forgery.PLAIN, new Seed(1));
  }

  Wire(int port, Rule rule, Forgery forgery, Seed seed) {
    this.server = new Endpoint(SERVER, port);
    this.censor = new Censor(List.of(rule), forgery, BORDER, seed);
  }

  static Wire tls(Action action) {
    return new Wire(443, new Rule("rule", new Trigger.TlsServerName(AULNET), action));
  }

  static Wire http(Action action) {
    return new Wire(80, new Rule("rule", new Trigger.HttpHost(AULNET), action));
  }

  Wire at(Instant moment) {
    now = moment;
    return this;
  }

  /** The next connection of the same client. */
  Passage open() {
    client = new Endpoint(client.address(), client.port() + 1);
    return syn();
  }

  Passage syn() {
    return out(TcpSegment.build(client, server, CLIENT_SEQ - 1, 0, SYN, new byte[0]));
  }

  Passage say(byte[] data) {
    return say(0, data);
  }

  Passage say(int offset, byte[] data) {
    return out(TcpSegment.build(client, server, CLIENT_SEQ + offset, SERVER_SEQ, PSH | ACK, data));
  }

  Passage hear(int offset, int length) {
    return in(
        TcpSegment.build(server, client, SERVER_SEQ + offset, CLIENT_SEQ, ACK, new byte[length]));
  }

  Passage ask(String name, int id) throws Exception {
    return ask(RESOLVER, name, id);
  }

  Passage ask(Endpoint resolver, String name, int id) throws Exception {
    return out(UdpDatagram.build(client, resolver, query(name, id)));
  }

  Passage datagram(Endpoint to, byte[] data) {
    return out(UdpDatagram.build(client, to, data));
  }

  Passage reply(Endpoint from, byte[] data) {
    return in(UdpDatagram.build(from, client, data));
  }

  static byte[] query(String name, int id) throws Exception {
    Message query = new Message(id);
    query.addRecord(
        Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN), Section.QUESTION);
    return query.toWire();
  }

  static TcpSegment segment(Packet packet) {
    return TcpSegment.in(packet).orElseThrow();
  }

  static Message message(Packet packet) throws Exception {
    return new Message(UdpDatagram.in(packet).orElseThrow().data());
  }

  private Passage out(Packet packet) {
    return censor.pass(TO_SERVER, packet, now);
  }

  private Passage in(Packet packet) {
    return censor.pass(TO_CLIENT, packet, now);
  }
}
