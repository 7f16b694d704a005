package org.burkit.collector.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.collector.journal.AppendQueue.Append;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's loop: takes all appends that wait, makes one block of them, syncs it once, then
 * answers them all. Runs on the one thread that may touch the tail and the set of ids.
 */
final class GroupCommit implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final AppendQueue queue;
  private final IdSet ids;
  private final Tail tail;
  private final DurableEnd end;
  private volatile Optional<String> trouble = Optional.empty();

  GroupCommit(AppendQueue queue, IdSet ids, Tail tail, DurableEnd end) {
    this.queue = queue;
    this.ids = ids;
    this.tail = tail;
    this.end = end;
  }

  /** Why the last commit failed; empty while commits succeed. Any thread may ask. */
  Optional<String> trouble() {
    return trouble;
  }

  @Override
  public void run() {
    for (List<Append> taken = queue.take(); !taken.isEmpty(); taken = queue.take()) {
      commit(taken);
    }
  }

  private void commit(List<Append> taken) {
    List<List<Receipt>> receipts;
    try {
      receipts = write(taken);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      refuse(taken, e);
      return;
    }
    if (trouble.isPresent()) {
      log.info("the journal can be written again");
      trouble = Optional.empty();
    }
    end.moveTo(tail.end());
    for (int i = 0; i < taken.size(); i++) {
      taken.get(i).answer().complete(receipts.get(i));
    }
  }

  private List<List<Receipt>> write(List<Append> taken) throws IOException {
    var fresh = new ArrayList<Entry>();
    var freshIds = new HashSet<Bytes>();
    var receipts = new ArrayList<List<Receipt>>();
    for (Append append : taken) {
      receipts.add(append.entries().stream().map(e -> sort(e, fresh, freshIds)).toList());
    }
    if (!fresh.isEmpty()) {
      tail.append(fresh);
      freshIds.forEach(id -> ids.add(id.unsafeArray()));
    } else if (trouble.isPresent()) {
      tail.prove();
    }
    return receipts;
  }

  private Receipt sort(Entry entry, List<Entry> fresh, Set<Bytes> freshIds) {
    byte[] id = entry.envelope().idBytes();
    if (ids.contains(id) || !freshIds.add(Bytes.owning(id))) {
      return Receipt.ALREADY_THERE;
    }
    fresh.add(entry);
    return Receipt.STORED;
  }

  private void refuse(List<Append> taken, Throwable why) {
    if (trouble.isEmpty()) {
      log.warn("the journal cannot be written, submissions are turned away: {}", why.toString());
    }
    trouble = Optional.of(String.valueOf(why.getMessage()));
    try {
      tail.mend();
    } catch (IOException e) {
      log.debug("the torn end is still there; it is tried again before the next block", e);
    }
    var failure = new IOException("the journal could not be written: " + why.getMessage(), why);
    taken.forEach(append -> append.answer().completeExceptionally(failure));
  }
}
