package org.burkit.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Network;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is made anew in a file beside the one that is asked, and takes its place once it has
 * what the journal has. Until then the older one answers as it was; the fold sees the newer alone.
 * Whoever dies on the way leaves the older one whole, and the newer one to be gone on with.
 *
 * <p>Questions come from any thread and wait only while the files change places; all else belongs
 * to the thread of the fold.
 */
public final class RenewedStore implements Store {
  private static final Logger log = LoggerFactory.getLogger(RenewedStore.class);

  private final Path file;
  private final Path beside;
  private final String version;
  private final Goal goal;
  private final ReadWriteLock places = new ReentrantReadWriteLock();

  private DuckStore older;

  /** The same as the older one from when it has taken its place. */
  private DuckStore newer;

  private boolean isReady;

  private RenewedStore(Path file, DuckStore older, String version, Goal goal) throws IOException {
    this.file = file;
    this.older = older;
    this.version = version;
    this.goal = goal;
    this.beside = beside(file);
    this.newer = DuckStore.open(beside, version);
  }

  /**
   * Opens the store in {@code file}. What another edition of rules or lists has made there is made
   * anew beside it; what cannot be asked, or goes beyond the journal's end, is begun anew at once.
   *
   * @param anew makes it anew beside it whoever made it
   * @param goal what the new one must have
   */
  public static Store open(Path file, String version, boolean anew, Goal goal) throws IOException {
    Optional<DuckStore> there = DuckStore.openOfAnyEdition(file, version);
    if (there.isEmpty()) {
      DuckStore.delete(beside(file));
      return DuckStore.create(file, version);
    }
    DuckStore found = there.get();
    if (goal.isPassedBy(found.position())) {
      log.warn("the query store knows more than the journal has, and is made anew from it");
      found.close();
      DuckStore.delete(beside(file));
      return DuckStore.create(file, version);
    }
    if (found.isOf(version) && !anew) {
      DuckStore.delete(beside(file));
      return found;
    }
    log.info("the query store is made anew beside the one that is there, which answers until then");
    return beside(file, found, version, goal);
  }

  private static Store beside(Path file, DuckStore older, String version, Goal goal)
      throws IOException {
    try {
      var store = new RenewedStore(file, older, version, goal);
      if (store.goal.isPassedBy(store.position())) {
        store.newer.close();
        store.newer = DuckStore.create(store.beside, version);
      }
      return store;
    } catch (IOException | RuntimeException e) {
      older.close();
      throw e;
    }
  }

  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private <T> T ask(Function<DuckStore, T> question) {
    places.readLock().lock();
    try {
      return question.apply(older);
    } finally {
      places.readLock().unlock();
    }
  }

  private boolean isInPlace() {
    return older == newer;
  }

  @Override
  public boolean isOfThisEdition() {
    places.readLock().lock();
    try {
      return isInPlace();
    } finally {
      places.readLock().unlock();
    }
  }

  /** Tried again by {@link #takeOver} where it fails. */
  private void takePlace() {
    places.writeLock().lock();
    try {
      isReady = true;
      older.close();
      newer.close();
      if (Files.exists(beside)) {
        DuckStore.move(beside, file);
      }
      newer = DuckStore.open(file, version);
      older = newer;
      log.info("the query store that was made anew is in its place");
    } catch (IOException e) {
      throw new StoreFailed("taking the place of the older one", e);
    } finally {
      places.writeLock().unlock();
    }
  }

  /** How far the newer one goes. */
  @Override
  public Position position() {
    places.readLock().lock();
    try {
      return newer.position();
    } finally {
      places.readLock().unlock();
    }
  }

  @Override
  public Position takeOver() {
    if (!isInPlace() && (isReady || goal.isReachedBy(newer.position()))) {
      takePlace();
    }
    return newer.takeOver();
  }

  @Override
  public void commit(Batch batch) {
    newer.commit(batch);
    if (!isInPlace() && goal.isReachedBy(batch.upTo())) {
      takePlace();
    }
  }

  @Override
  public Snapshot snapshot(Position after, Set<IncidentId> also) {
    return ask(store -> store.snapshot(after, also));
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter, int most) {
    return ask(store -> store.incidents(filter, most));
  }

  @Override
  public List<Incident> latest(IncidentFilter filter, int most) {
    return ask(store -> store.latest(filter, most));
  }

  @Override
  public Optional<Incident> incident(IncidentId id) {
    return ask(store -> store.incident(id));
  }

  @Override
  public Optional<JudgedMeasurement> measurement(MeasurementId id, Address at) {
    return ask(store -> store.measurement(id, at));
  }

  @Override
  public List<JudgedMeasurement> measurements(
      MeasurementFilter filter, Optional<Address> before, int limit) {
    return ask(store -> store.measurements(filter, before, limit));
  }

  @Override
  public List<JudgedMeasurement> measurements(
      Collection<MeasurementId> ids, MeasurementFilter within) {
    return ask(store -> store.measurements(ids, within));
  }

  @Override
  public List<Tally> tallies(List<Axis> axes, MeasurementFilter filter, int limit) {
    return ask(store -> store.tallies(axes, filter, limit));
  }

  @Override
  public boolean wasMeasured(Optional<String> domain, Optional<String> service) {
    return ask(store -> store.wasMeasured(domain, service));
  }

  @Override
  public void nameBy(Naming naming) {
    older.nameBy(naming);
    newer.nameBy(naming);
  }

  @Override
  public Set<Network> named(Set<Network> networks) {
    return ask(store -> store.named(networks));
  }

  @Override
  public Map<IncidentId, Map<ServiceFunction, String>> functions(Collection<Incident> incidents) {
    return ask(store -> store.functions(incidents));
  }

  @Override
  public Acts acts() {
    return ask(Store::acts);
  }

  @Override
  public List<Act> contests(int most) {
    return ask(store -> store.contests(most));
  }

  @Override
  public void eachMeasurement(Consumer<JudgedMeasurement> consumer) {
    newer.eachMeasurement(consumer);
  }

  @Override
  public void eachBallot(Set<Cell> cells, Consumer<Ballot> consumer) {
    newer.eachBallot(cells, consumer);
  }

  @Override
  public void eachBallot(Network network, Instant from, Consumer<Ballot> consumer) {
    newer.eachBallot(network, from, consumer);
  }

  @Override
  public Map<String, Instant> firstHeard(Network network, Set<String> voters) {
    return newer.firstHeard(network, voters);
  }

  @Override
  public void close() {
    newer.close();
    older.close();
  }
}
