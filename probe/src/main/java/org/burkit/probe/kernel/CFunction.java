package org.burkit.probe.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** A function of the C library. Any thread may call; errno is its own. */
public final class CFunction {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private final String name;
  private final MethodHandle handle;

  /**
   * @param result an integer's
   * @throws java.util.NoSuchElementException where the library has none of that name
   */
  public CFunction(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    this.name = name;
    this.handle =
        linker
            .downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"))
            .asSpreader(Object[].class, arguments.length + 1);
  }

  /** The function's result; negative where it failed, see {@link #errno}. */
  public long call(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = CAPTURED.get();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try {
      return ((Number) handle.invoke(all)).longValue();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The errno of this thread's last call. */
  public static int errno() {
    return (int) ERRNO.get(CAPTURED.get(), 0L);
  }
}
