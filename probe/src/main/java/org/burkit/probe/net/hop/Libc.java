package org.burkit.probe.net.hop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The functions of the C library that sockets need. Any thread may call; errno is its own. */
enum Libc {
  SOCKET("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
  CONNECT("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
  SETSOCKOPT("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
  GETSOCKOPT("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS),
  SEND("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
  RECV("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
  RECVMSG("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
  POLL("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
  CLOSE("close", JAVA_INT, JAVA_INT);

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private final MethodHandle handle;

  Libc(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    this.handle =
        linker
            .downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"))
            .asSpreader(Object[].class, arguments.length + 1);
  }

  /** The function's result; negative where it failed, see {@link #errno}. */
  long call(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = CAPTURED.get();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try {
      return ((Number) handle.invoke(all)).longValue();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name(), e);
    }
  }

  /** The errno of this thread's last call. */
  static int errno() {
    return (int) ERRNO.get(CAPTURED.get(), 0L);
  }
}
