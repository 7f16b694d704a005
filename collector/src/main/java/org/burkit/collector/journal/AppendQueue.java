package org.burkit.collector.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The appends that wait for the writer, bounded in number and bytes. Any thread may call it. */
final class AppendQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Append> waiting = new ArrayDeque<>();
  private final JournalLimits limits;
  private long waitingBytes;
  private boolean closed;

  AppendQueue(JournalLimits limits) {
    this.limits = limits;
  }

  /** Entries that belong together and the answer they wait for. */
  record Append(List<Entry> entries, long bytes, CompletableFuture<List<Receipt>> answer) {
    static Append of(List<Entry> entries) {
      long bytes = entries.stream().mapToLong(EntryFormat::size).sum();
      return new Append(List.copyOf(entries), bytes, new CompletableFuture<>());
    }
  }

  /** Takes the append in, unless the queue is full or closed. */
  boolean offer(Append append) {
    lock.lock();
    try {
      boolean full =
          waiting.size() >= limits.waitingAppends()
              || (!waiting.isEmpty() && waitingBytes + append.bytes > limits.waitingBytes());
      if (closed || full) {
        return false;
      }
      waiting.add(append);
      waitingBytes += append.bytes;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for appends and takes as many as make one block; empty once closed and drained. */
  List<Append> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      var taken = new ArrayList<Append>();
      long bytes = 0;
      while (!waiting.isEmpty() && fits(bytes, waiting.element().bytes)) {
        Append next = waiting.remove();
        bytes += next.bytes;
        taken.add(next);
      }
      waitingBytes -= bytes;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(long bytes, long more) {
    return bytes == 0
        || (bytes < limits.blockBytes() && bytes + more <= JournalLimits.LARGEST_BLOCK);
  }
}
