package org.burkit.probe.net;

import java.net.DatagramPacket;
import java.util.concurrent.atomic.LongAdder;

/** What went over the line as datagrams of our own sockets, both ways. Any thread may count. */
final class DatagramCount {
  /** Of IPv4 and UDP (RFC 791, RFC 768); IPv6 has twenty more. */
  static final int HEADS = 28;

  private final LongAdder bytes = new LongAdder();

  void add(DatagramPacket packet) {
    bytes.add(HEADS + (long) packet.getLength());
  }

  /** So far, with the heads of IP and UDP. */
  long bytes() {
    return bytes.sum();
  }
}
