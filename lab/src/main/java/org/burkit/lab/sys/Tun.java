package org.burkit.lab.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A TUN device: the kernel's end is an interface of the namespace whose thread opened it, this end
 * gives and takes raw IP packets. One thread at a time may read and write; never blocks.
 */
public final class Tun implements AutoCloseable {
  private static final String DEVICE = "/dev/net/tun";
  private static final int O_RDWR = 2;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final long TUNSETIFF = 0x400454caL;
  private static final short IFF_TUN_NO_PI = 0x1001;
  private static final int LARGEST_PACKET = 65_536;

  private static final NativeCall OPEN =
      NativeCall.variadic("open", 2, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final NativeCall IOCTL =
      NativeCall.variadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private static final NativeCall READ =
      NativeCall.of("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final NativeCall WRITE =
      NativeCall.of("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final NativeCall CLOSE = NativeCall.of("close", JAVA_INT, JAVA_INT);

  private final int descriptor;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment buffer = arena.allocate(LARGEST_PACKET);

  private Tun(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Opens a device named {@code name} in the calling thread's network namespace. */
  public static Tun open(String name) {
    try (Arena scratch = Arena.ofConfined()) {
      int flags = O_RDWR | O_NONBLOCK | O_CLOEXEC;
      int fd = (int) OPEN.call("open " + DEVICE, scratch.allocateFrom(DEVICE), flags, 0);
      MemorySegment request = scratch.allocate(40);
      request.setString(0, name);
      request.set(JAVA_SHORT, 16, IFF_TUN_NO_PI);
      try {
        IOCTL.call("TUNSETIFF " + name, fd, TUNSETIFF, request);
      } catch (SystemCallException e) {
        CLOSE.tryCall(fd);
        throw e;
      }
      return new Tun(fd);
    }
  }

  /** The next waiting packet, or empty when there is none now. */
  public Optional<byte[]> read() {
    long n = transfer(READ, LARGEST_PACKET);
    return n <= 0 ? Optional.empty() : Optional.of(buffer.asSlice(0, n).toArray(JAVA_BYTE));
  }

  /** Loses all packets that wait. */
  public void discard() {
    while (read().isPresent()) {
      Thread.onSpinWait();
    }
  }

  /** Hands a packet to the kernel. A packet that the kernel refuses is lost, as on any wire. */
  public void write(byte[] packet) {
    MemorySegment.copy(packet, 0, buffer, JAVA_BYTE, 0, packet.length);
    var _ = transfer(WRITE, packet.length);
  }

  private long transfer(NativeCall call, long length) {
    try {
      return (long) call.handle().invokeExact(NativeCall.captured(), descriptor, buffer, length);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  int descriptor() {
    return descriptor;
  }

  @Override
  public void close() {
    CLOSE.tryCall(descriptor);
    arena.close();
  }
}
