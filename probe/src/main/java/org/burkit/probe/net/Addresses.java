package org.burkit.probe.net;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses as bytes and text, without a resolver. */
public final class Addresses {
  /** Any address of the public IPv6 Internet does: connecting a UDP socket sends nothing. */
  private static final String SOME_PUBLIC_IPV6 = "2001:4860:4860::8888";

  private Addresses() {}

  /** Reads a literal IPv4 or IPv6 address, brackets allowed; empty for a name. */
  public static Optional<InetAddress> parse(String literal) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
    return bytes == null ? Optional.empty() : Optional.of(ofBytes(bytes));
  }

  /** Reads {@code IP} or {@code IP:PORT}. */
  public static Optional<InetSocketAddress> parseEndpoint(String text, int defaultPort) {
    Optional<InetAddress> bare = parse(text);
    if (bare.isPresent()) {
      return Optional.of(new InetSocketAddress(bare.get(), defaultPort));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    return port < 1 || port > 65535
        ? Optional.empty()
        : parse(text.substring(0, colon)).map(ip -> new InetSocketAddress(ip, port));
  }

  /** An address as it is written everywhere here (RFC 5952). */
  public static String text(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  /** An address of 4 or 16 bytes. */
  public static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
    }
  }

  /**
   * True where the machine would send packets to the public IPv6 Internet from a public address.
   */
  public static boolean hasIpv6Route() {
    InetAddress to = parse(SOME_PUBLIC_IPV6).orElseThrow();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(to, 53));
      return socket.getLocalAddress() instanceof Inet6Address from && isGlobalUnicast(from);
    } catch (IOException | RuntimeException e) {
      return false; // the JDK wraps "no route" as UncheckedIOException here
    }
  }

  /** RFC 4291 section 2.4: 2000::/3 is what is routed today. */
  private static boolean isGlobalUnicast(Inet6Address address) {
    return (address.getAddress()[0] & 0xe0) == 0x20;
  }
}
