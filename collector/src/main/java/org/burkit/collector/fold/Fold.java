package org.burkit.collector.fold;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.analysis.verdict.Judge;
import org.burkit.collector.journal.Block;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;

/**
 * The fold's state and its step: takes what the journal has beyond the store, and brings the store
 * up to it. One thread at a time.
 */
public final class Fold {
  /** Changes whenever the store of an older program must be made anew. */
  private static final String STORE_VERSION = "9";

  /** A step ends after about so many measurements, so that a long catch-up shows on the way. */
  private static final int STEP = 2_000;

  private final Journal journal;
  private final Store store;
  private final Judging judging;
  private final StoredBallots ballots;
  private final IncidentFold incidents;
  private long kept;
  private volatile Position position;

  public Fold(Journal journal, Store store, Lists lists) {
    this.journal = journal;
    this.store = store;
    this.judging = new Judging(lists);
    this.ballots = new StoredBallots(store);
    this.incidents = new IncidentFold(new PooledCusum(), ballots);
    this.position = store.position();
    store.eachMeasurement(measurement -> {
      vote(measurement);
      ballots.committed();
    });
    incidents.changes();
  }

  /** What a store must have been made with to be gone on with. */
  public static String version(Lists lists) {
    return STORE_VERSION + " " + Judge.RULE_SET + " " + lists.references().digest();
  }

  /** The place in the journal up to which the store goes. Any thread may ask. */
  public Position position() {
    return position;
  }

  /**
   * Brings the store up to the end of the journal as it was at the call, by this thread alone: who
   * serves has other work for the other processors.
   *
   * @param each told after each step how many measurements it had
   */
  public void catchUp(LongConsumer each) throws IOException {
    catchUp(each, judging::inTurn);
  }

  /** The same by all processors, for who has nothing else to do. */
  public void catchUpByAll(LongConsumer each) throws IOException {
    catchUp(each, judging::byAll);
  }

  private void catchUp(
      LongConsumer each, Function<List<Judging.Case>, List<JudgedMeasurement>> judged)
      throws IOException {
    Position end = journal.end();
    while (position.compareTo(end) < 0) {
      each.accept(step(end, judged));
    }
  }

  private int step(Position end, Function<List<Judging.Case>, List<JudgedMeasurement>> judged)
      throws IOException {
    var unjudged = new ArrayList<Judging.Case>();
    Position at = position;
    while (unjudged.size() < STEP && at.compareTo(end) < 0) {
      Optional<Block> block = journal.read(at);
      if (block.isEmpty()) {
        at = end;
        break;
      }
      for (int i = 0; i < block.get().entries().size(); i++) {
        unjudged.add(new Judging.Case(block.get().entries().get(i), block.get().address(i)));
      }
      at = block.get().next();
    }
    List<JudgedMeasurement> measurements = judged.apply(unjudged);
    measurements.forEach(this::vote);
    store.commit(new Batch(measurements, incidents.changes(), at));
    ballots.committed();
    position = at;
    return unjudged.size();
  }

  private void vote(JudgedMeasurement measurement) {
    kept++;
    if (measurement.hasSay()) {
      incidents.add(measurement.ballot(kept));
    }
  }
}
