package org.burkit.collector.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private final IdIndex ids;
  private final Tail tail;
  private final DurableEnd end;
  private volatile Optional<String> trouble = Optional.empty();

  GroupCommit(AppendQueue queue, IdIndex ids, Tail tail, DurableEnd end) {
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
    } catch (IOException | RuntimeException | Error e) {
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
    List<Bytes> asked =
        taken.stream()
            .flatMap(append -> append.entries().stream())
            .map(entry -> Bytes.owning(entry.envelope().idBytes()))
            .toList();
    Iterator<Bytes> id = asked.iterator();
    Iterator<Boolean> known = ids.contains(asked).iterator();
    var fresh = new ArrayList<Entry>();
    var freshIds = new HashSet<Bytes>();
    var receipts = new ArrayList<List<Receipt>>();
    for (Append append : taken) {
      var its = new ArrayList<Receipt>();
      for (Entry entry : append.entries()) {
        Bytes next = id.next();
        boolean isFresh = !known.next() && freshIds.add(next);
        if (isFresh) {
          fresh.add(entry);
        }
        its.add(isFresh ? Receipt.STORED : Receipt.ALREADY_THERE);
      }
      receipts.add(List.copyOf(its));
    }
    if (!fresh.isEmpty()) {
      index(tail.append(fresh));
    } else if (trouble.isPresent()) {
      tail.prove();
    }
    return receipts;
  }

  /** The block is on the disk whatever becomes of this: no later one is taken before it is so. */
  private void index(Block block) {
    try {
      ids.put(block, tail.salt());
    } catch (IOException e) {
      log.warn("nothing more is taken until the index of ids can be written: {}", e.getMessage());
    }
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
