package org.burkit.collector.fold;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final String STORE_VERSION = "8";

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

  /** Brings the store up to the end of the journal as it was at the call. */
  public void catchUp() throws IOException {
    Position end = journal.end();
    while (position.compareTo(end) < 0) {
      step(end);
    }
  }

  private void step(Position end) throws IOException {
    var measurements = new ArrayList<JudgedMeasurement>();
    Position at = position;
    while (measurements.size() < STEP && at.compareTo(end) < 0) {
      Optional<Block> block = journal.read(at);
      if (block.isEmpty()) {
        at = end;
        break;
      }
      take(block.get(), measurements);
      at = block.get().next();
    }
    store.commit(new Batch(measurements, incidents.changes(), at));
    ballots.committed();
    position = at;
  }

  private void take(Block block, List<JudgedMeasurement> measurements) {
    for (int i = 0; i < block.entries().size(); i++) {
      judging
          .judge(block.entries().get(i), block.address(i))
          .ifPresent(judged -> {
            measurements.add(judged);
            vote(judged);
          });
    }
  }

  private void vote(JudgedMeasurement measurement) {
    kept++;
    if (measurement.hasSay()) {
      incidents.add(measurement.ballot(kept));
    }
  }
}
