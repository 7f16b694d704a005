package org.burkit.lab.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.burkit.lab.packet.TestHello;

/** What clients send first, and the same in two pieces. Pure. */
final class Requests {
  private Requests() {}

  static byte[] hello(String name) throws Exception {
    return TestHello.naming(name);
  }

  static byte[] get(String host) {
    return text("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }

  static byte[][] cut(byte[] whole, int at) {
    return new byte[][] {Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, at, whole.length)};
  }
}
