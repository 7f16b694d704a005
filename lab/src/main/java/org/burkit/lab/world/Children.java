package org.burkit.lab.world;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes that were started in a world. Any thread may add; closing ends them all, politely
 * first.
 */
final class Children implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 3;

  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  void add(Process process) {
    running.add(process);
    var _ = process.onExit().thenAccept(running::remove);
  }

  @Override
  public void close() {
    running.forEach(Process::destroy);
    for (Process process : Set.copyOf(running)) {
      if (!ended(process)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ended(process);
      }
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
