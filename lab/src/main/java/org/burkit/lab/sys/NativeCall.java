package org.burkit.lab.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** One function of the C library with its errno. Any thread may call it. */
final class NativeCall {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private final String name;
  private final MethodHandle handle;

  private NativeCall(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  static NativeCall of(String name, MemoryLayout result, MemoryLayout... arguments) {
    return variadic(name, arguments.length, result, arguments);
  }

  /** A function whose arguments from index {@code fixed} on are C varargs, such as ioctl. */
  static NativeCall variadic(
      String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
    List<Linker.Option> options = new ArrayList<>();
    options.add(Linker.Option.captureCallState("errno"));
    if (fixed < arguments.length) {
      options.add(Linker.Option.firstVariadicArg(fixed));
    }
    MemorySegment symbol =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
    return new NativeCall(
        name,
        LINKER.downcallHandle(
            symbol,
            FunctionDescriptor.of(result, arguments),
            options.toArray(Linker.Option[]::new)));
  }

  /** The function's result, which may be negative; see {@link #errno}. */
  long tryCall(Object... arguments) {
    List<Object> all = new ArrayList<>(arguments.length + 1);
    all.add(CAPTURED.get());
    all.addAll(List.of(arguments));
    try {
      return ((Number) handle.invokeWithArguments(all)).longValue();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The function's result; throws when it is negative. {@code what} is for the message. */
  long call(String what, Object... arguments) {
    long result = tryCall(arguments);
    if (result < 0) {
      throw new SystemCallException(what, errno());
    }
    return result;
  }

  /** The errno of this thread's last call. */
  static int errno() {
    return (int) ERRNO.get(CAPTURED.get(), 0L);
  }

  MethodHandle handle() {
    return handle;
  }

  static MemorySegment captured() {
    return CAPTURED.get();
  }
}
