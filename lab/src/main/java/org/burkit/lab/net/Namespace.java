package org.burkit.lab.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.burkit.lab.sys.Linux;
import org.burkit.lab.sys.Tun;

/**
 * A network namespace: one platform thread that lives in it. What is made inside {@link #call}
 * (sockets, processes) belongs to the namespace and may be used by any thread afterwards. Any
 * thread may call; calls run one at a time.
 */
public final class Namespace implements AutoCloseable {
  private static final String UP = "link set net0 up mtu 1500\n";

  private final String name;
  private final ExecutorService thread;
  private final Tun tun;

  private Namespace(String name, ExecutorService thread, Tun tun) {
    this.name = name;
    this.thread = thread;
    this.tun = tun;
  }

  /**
   * Makes a namespace with one TUN interface {@code net0} as its only way out.
   *
   * @param setup further lines for {@code ip -batch}, after loopback and the interface are up
   * @throws org.burkit.lab.sys.SystemCallException if the kernel refuses
   */
  public static Namespace create(String name, List<String> setup) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ns-" + name).factory());
    try {
      Tun tun =
          run(
              thread,
              () -> {
                Linux.unshareNetwork();
                return Tun.open("net0");
              });
      Namespace namespace = new Namespace(name, thread, tun);
      namespace.configure("link set lo up\nlink set net0 addrgenmode none\n" + UP, setup);
      return namespace;
    } catch (RuntimeException e) {
      thread.shutdownNow();
      throw e;
    }
  }

  /**
   * Sets it up anew: addresses and routes are those of {@code setup} alone, and packets on their
   * way are lost. What runs in it stays.
   */
  public void again(List<String> setup) {
    configure("link set net0 down\naddr flush dev net0\n" + UP, setup);
    tun.discard();
  }

  public String name() {
    return name;
  }

  public Tun tun() {
    return tun;
  }

  /**
   * Runs a task on the namespace's thread and waits for it. Keep it short: others wait behind it.
   */
  public <T> T call(Callable<T> task) {
    return run(thread, task);
  }

  /** Writes a setting of the namespace below {@code /proc/sys}. */
  public void set(String name, String value) {
    call(() -> Files.writeString(Path.of("/proc/sys", name), value));
  }

  /** Starts a process that lives in this namespace. */
  public Process start(ProcessBuilder process) {
    return call(process::start);
  }

  /**
   * Ends the thread. The kernel removes the namespace when its last socket and process are gone.
   */
  @Override
  public void close() {
    tun.close();
    thread.shutdownNow();
  }

  /** Opens a further TUN interface and sets it up; whoever asked closes it. */
  public Tun open(String device, List<String> setup) {
    Tun further = call(() -> Tun.open(device));
    try {
      configure("link set " + device + " up mtu 1500\n", setup);
      return further;
    } catch (RuntimeException e) {
      further.close();
      throw e;
    }
  }

  /**
   * Runs a program to its end on the namespace's thread.
   *
   * @throws NetworkException if it ends with another code than 0, with what it said
   */
  public void command(List<String> command, Map<String, String> environment, String input) {
    call(() -> {
      ProcessBuilder prepared = new ProcessBuilder(command).redirectErrorStream(true);
      prepared.environment().putAll(environment);
      Process process = prepared.start();
      try (var standardInput = process.getOutputStream()) {
        standardInput.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(
            "%s in namespace %s: %s".formatted(String.join(" ", command), name, said.strip()));
      }
      return true;
    });
  }

  private void configure(String first, List<String> setup) {
    StringBuilder batch = new StringBuilder(first);
    setup.forEach(line -> batch.append(line).append('\n'));
    command(List.of("ip", "-batch", "-"), Map.of(), batch.toString());
  }

  private static <T> T run(ExecutorService thread, Callable<T> task) {
    try {
      return thread.submit(task).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new NetworkException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted while waiting for a namespace", e);
    }
  }
}
