package org.burkit.probe.net.hop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.Optional;
import org.burkit.probe.kernel.CFunction;

/**
 * A non-blocking socket whose packets have a time to live of our choice and that keeps what ICMP
 * says of them (ip(7), ipv6(7): IP_TTL, IP_RECVERR, MSG_ERRQUEUE). One thread.
 */
final class LimitedSocket implements AutoCloseable {
  static final int ECONNREFUSED = 111;
  static final int ECONNRESET = 104;
  static final int EHOSTUNREACH = 113;
  static final int ENETUNREACH = 101;

  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_LINGER = 13;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int EINPROGRESS = 115;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_ERRQUEUE = 0x2000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int USUAL_TTL = 64;
  private static final int CONTROL_ROOM = 512;
  private static final int DATA_ROOM = 2048;
  private static final int MSGHDR = 56;

  private final Arena arena = Arena.ofConfined();
  private final Family family;
  private final int descriptor;

  /**
   * What ICMP said.
   *
   * @param origin 2 for ICMP, 3 for ICMPv6
   * @param router who said it
   */
  record Note(int origin, int type, int code, InetAddress router) {
    boolean isTimeExceeded() {
      return origin == Family.IPV4.origin() ? type == 11 : type == 3;
    }
  }

  private LimitedSocket(Family family, int type) throws IOException {
    this.family = family;
    this.descriptor = (int) Libc.SOCKET.call(family.number(), type | SOCK_NONBLOCK, 0);
    if (descriptor < 0) {
      arena.close();
      throw new IOException("socket: errno " + CFunction.errno());
    }
    option(family.level(), family.recvErr(), 1);
  }

  static LimitedSocket tcp(InetAddress towards) throws IOException {
    LimitedSocket socket = new LimitedSocket(Family.of(towards), SOCK_STREAM);
    // Closing resets: nothing unsent is sent again, and the server keeps no half of a connection.
    MemorySegment linger = socket.arena.allocate(8, 4);
    linger.set(JAVA_INT, 0, 1);
    var _ = Libc.SETSOCKOPT.call(socket.descriptor, SOL_SOCKET, SO_LINGER, linger, 8);
    return socket;
  }

  static LimitedSocket udp(InetAddress towards) throws IOException {
    return new LimitedSocket(Family.of(towards), SOCK_DGRAM);
  }

  int descriptor() {
    return descriptor;
  }

  void limit(int ttl) throws IOException {
    option(family.level(), family.ttl(), ttl);
  }

  private void option(int level, int name, int value) throws IOException {
    MemorySegment segment = arena.allocate(JAVA_INT);
    segment.set(JAVA_INT, 0, value);
    if (Libc.SETSOCKOPT.call(descriptor, level, name, segment, 4) < 0) {
      throw new IOException("setsockopt " + name + ": errno " + CFunction.errno());
    }
  }

  /** Begins to connect; errno where that failed at once, else zero. */
  int connect(InetSocketAddress to) {
    MemorySegment address = family.socketAddress(to, arena);
    long result = Libc.CONNECT.call(descriptor, address, (int) address.byteSize());
    return result == 0 || CFunction.errno() == EINPROGRESS ? 0 : CFunction.errno();
  }

  /** Sends all of {@code data} in one call; errno where that failed, else zero. */
  int send(byte[] data) {
    MemorySegment segment = arena.allocate(data.length);
    MemorySegment.copy(data, 0, segment, JAVA_BYTE, 0, data.length);
    long sent = Libc.SEND.call(descriptor, segment, (long) data.length, MSG_NOSIGNAL);
    return sent < 0 ? CFunction.errno() : 0;
  }

  /** From now on small pieces do not wait until those before are acknowledged. */
  void sendAtOnce() throws IOException {
    option(IPPROTO_TCP, TCP_NODELAY, 1);
  }

  /** How many bytes came: zero at the end of a stream, negative where none did. */
  int receive(byte[] into) {
    try (Arena room = Arena.ofConfined()) {
      MemorySegment segment = room.allocate(into.length);
      int length = (int) Libc.RECV.call(descriptor, segment, (long) into.length, MSG_DONTWAIT);
      MemorySegment.copy(segment, JAVA_BYTE, 0, into, 0, Math.max(0, length));
      return length;
    }
  }

  /** The error that the socket holds; asking clears it. */
  int error() {
    MemorySegment value = arena.allocate(JAVA_INT);
    MemorySegment length = arena.allocate(JAVA_INT);
    length.set(JAVA_INT, 0, 4);
    var _ = Libc.GETSOCKOPT.call(descriptor, SOL_SOCKET, SO_ERROR, value, length);
    return value.get(JAVA_INT, 0);
  }

  /** The next note of ICMP, where there is one. */
  Optional<Note> note() {
    MemorySegment control = arena.allocate(CONTROL_ROOM, 8);
    MemorySegment vector = arena.allocate(16, 8);
    vector.set(ADDRESS, 0, arena.allocate(DATA_ROOM));
    vector.set(JAVA_LONG, 8, (long) DATA_ROOM);
    MemorySegment header = arena.allocate(MSGHDR, 8); // struct msghdr on 64-bit Linux
    header.set(ADDRESS, 16, vector);
    header.set(JAVA_LONG, 24, 1L);
    header.set(ADDRESS, 32, control);
    header.set(JAVA_LONG, 40, (long) CONTROL_ROOM);
    return Libc.RECVMSG.call(descriptor, header, MSG_ERRQUEUE | MSG_DONTWAIT) < 0
        ? Optional.empty()
        : extendedError(control, header.get(JAVA_LONG, 40));
  }

  /** Finds struct sock_extended_err, and the offender behind it, among the control messages. */
  private Optional<Note> extendedError(MemorySegment control, long length) {
    long at = 0;
    while (at + 16 <= length) {
      long size = control.get(JAVA_LONG, at);
      if (control.get(JAVA_INT, at + 8) == family.level()
          && control.get(JAVA_INT, at + 12) == family.recvErr()) {
        long data = at + 16;
        int origin = control.get(JAVA_BYTE, data + 4);
        byte[] router = new byte[family.addressLength()];
        MemorySegment.copy(
            control, JAVA_BYTE, data + 16 + family.addressOffset(), router, 0, router.length);
        return Optional.of(
            new Note(
                origin,
                Byte.toUnsignedInt(control.get(JAVA_BYTE, data + 5)),
                Byte.toUnsignedInt(control.get(JAVA_BYTE, data + 6)),
                Family.address(router)));
      }
      if (size < 16) {
        break;
      }
      at += (size + 7) & ~7L;
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    MemorySegment usual = arena.allocate(JAVA_INT);
    usual.set(JAVA_INT, 0, USUAL_TTL);
    // The reset that ends the connection has to arrive.
    var _ = Libc.SETSOCKOPT.call(descriptor, family.level(), family.ttl(), usual, 4);
    var _ = Libc.CLOSE.call(descriptor);
    arena.close();
  }

  /** What differs between IPv4 and IPv6, by Linux's numbers. */
  enum Family {
    IPV4(2, 0, 2, 11, 2, 4, 4),
    IPV6(10, 41, 16, 25, 3, 8, 16);

    private final int number;
    private final int level;
    private final int ttl;
    private final int recvErr;
    private final int origin;
    private final int addressOffset;
    private final int addressLength;

    Family(
        int number,
        int level,
        int ttl,
        int recvErr,
        int origin,
        int addressOffset,
        int addressLength) {
      this.number = number;
      this.level = level;
      this.ttl = ttl;
      this.recvErr = recvErr;
      this.origin = origin;
      this.addressOffset = addressOffset;
      this.addressLength = addressLength;
    }

    static Family of(InetAddress address) {
      return address.getAddress().length == 4 ? IPV4 : IPV6;
    }

    static InetAddress address(byte[] bytes) {
      try {
        return InetAddress.getByAddress(bytes);
      } catch (java.net.UnknownHostException e) {
        throw new IllegalStateException("4 or 16 bytes are an address", e);
      }
    }

    int number() {
      return number;
    }

    int level() {
      return level;
    }

    int ttl() {
      return ttl;
    }

    int recvErr() {
      return recvErr;
    }

    int origin() {
      return origin;
    }

    int addressOffset() {
      return addressOffset;
    }

    int addressLength() {
      return addressLength;
    }

    /** A struct sockaddr_in or sockaddr_in6. */
    MemorySegment socketAddress(InetSocketAddress to, Arena arena) {
      MemorySegment segment = arena.allocate(this == IPV4 ? 16 : 28, 8);
      segment.set(JAVA_SHORT, 0, (short) number);
      segment.set(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) to.getPort());
      byte[] bytes = to.getAddress().getAddress();
      MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, addressOffset, bytes.length);
      return segment;
    }
  }
}
