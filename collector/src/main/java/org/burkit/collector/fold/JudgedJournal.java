package org.burkit.collector.fold;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Block;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.Position;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.PlacedAct;
import org.burkit.lists.Lists;

/** The measurements of a journal in files, judged as they are asked for. */
public final class JudgedJournal implements Judgements {
  /** About so many at a time, so that a long catch-up shows on the way. */
  private static final int STEP = 2_000;

  /** While others go first, so that their next turn comes soon. */
  private static final int SMALL_STEP = 200;

  private final FileJournal journal;
  private final Function<List<Judging.Case>, List<JudgedMeasurement>> judged;

  private JudgedJournal(
      FileJournal journal, Function<List<Judging.Case>, List<JudgedMeasurement>> judged) {
    this.journal = journal;
    this.judged = judged;
  }

  /** Judged by the thread that asks: who serves has other work for the other processors. */
  public static JudgedJournal inTurn(FileJournal journal, Lists lists, Forgotten forgotten) {
    return new JudgedJournal(journal, new Judging(lists, forgotten)::inTurn);
  }

  /** Judged by all processors, for who has nothing else to do. */
  public static JudgedJournal byAll(FileJournal journal, Lists lists, Forgotten forgotten) {
    return new JudgedJournal(journal, new Judging(lists, forgotten)::byAll);
  }

  @Override
  public Position end() {
    return journal.end();
  }

  @Override
  public Next next(Position from, Duration patience) throws IOException, InterruptedException {
    if (!journal.awaitBeyond(from, patience)) {
      return Next.nothing(from);
    }
    int step = journal.rightOfWay().giveWay() ? STEP : SMALL_STEP;
    Position end = journal.end();
    var unjudged = new ArrayList<Judging.Case>();
    var acts = new ArrayList<PlacedAct>();
    Position at = from;
    while (unjudged.size() < step && at.compareTo(end) < 0) {
      Optional<Block> block = journal.read(at);
      if (block.isEmpty()) {
        at = end;
        break;
      }
      for (int i = 0; i < block.get().entries().size(); i++) {
        Entry entry = block.get().entries().get(i);
        Address place = block.get().address(i);
        if (entry.envelope().source() == Source.ACT) {
          ActEntry.read(entry, place).ifPresent(acts::add);
        } else {
          unjudged.add(new Judging.Case(entry, place));
        }
      }
      at = block.get().next();
    }
    return new Next(judged.apply(unjudged), acts, at);
  }
}
