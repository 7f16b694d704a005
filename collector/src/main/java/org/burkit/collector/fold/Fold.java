package org.burkit.collector.fold;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;

/**
 * The fold's state and its step: takes what was judged beyond the store, and brings the store up to
 * it. One thread at a time.
 */
public final class Fold {
  /** Changes whenever the store of an older program must be made anew. */
  private static final String STORE_VERSION = "16";

  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final Judgements judgements;
  private final Store store;
  private final StoredBallots ballots;
  private final IncidentFold incidents;
  private final Consumer<Ballot> listener;
  private volatile Position position;

  /**
   * Makes the store its own.
   *
   * @param lists whose canaries tell who is to be doubted
   * @param listener hears each ballot, those of the store first; all of them again where the store
   *     failed and the fold is made anew
   */
  public Fold(Judgements judgements, Store store, Lists lists, Consumer<Ballot> listener) {
    this.judgements = judgements;
    this.listener = listener;
    this.store = store;
    this.ballots = new StoredBallots(store);
    this.incidents = new IncidentFold(new PooledCusum(), ballots, lists.canaries());
    this.position = store.takeOver();
    store.eachMeasurement(measurement -> {
      vote(measurement);
      ballots.committed();
    });
    incidents.changes();
  }

  /**
   * What a store must have been made with to be gone on with. Where only the first word is the
   * same, it can still be asked while another is made.
   */
  public static String version(Lists lists) {
    return version(lists, Forgotten.NOBODY);
  }

  /**
   * The same.
   *
   * @param forgotten whom it must not have
   */
  public static String version(Lists lists, Forgotten forgotten) {
    String canaries = Integer.toHexString(lists.neutral().hashCode());
    return String.join(
            " ",
            STORE_VERSION,
            IncidentFold.METHOD,
            lists.references().digest(),
            canaries,
            forgotten.version())
        .strip();
  }

  /** The place in the order of the judgements up to which the store goes. Any thread may ask. */
  public Position position() {
    return position;
  }

  /**
   * Brings the store up to the end of what was judged, as it was at the call.
   *
   * @param each told after each step how many measurements it had
   */
  public void catchUp(LongConsumer each) throws IOException, InterruptedException {
    Position end = judgements.end();
    while (position.compareTo(end) < 0) {
      each.accept(step(A_WHILE));
    }
  }

  /**
   * Takes some of what was judged beyond the store.
   *
   * @param patience how long it is waited for
   * @return how many measurements it was
   */
  int step(Duration patience) throws IOException, InterruptedException {
    Judgements.Next next = judgements.next(position, patience);
    if (!next.upTo().equals(position)) {
      next.measurements().forEach(this::vote);
      store.commit(new Batch(next.measurements(), next.acts(), incidents.changes(), next.upTo()));
      ballots.committed();
      position = next.upTo();
    }
    return next.measurements().size();
  }

  private void vote(JudgedMeasurement measurement) {
    if (measurement.hasSay()) {
      Ballot ballot = measurement.ballot();
      incidents.add(ballot);
      listener.accept(ballot);
    }
  }
}
