package org.burkit.collector.store;

import java.io.Closeable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

/**
 * The query store. {@link #commit} belongs to one thread; the questions may come from any. Every
 * method throws {@link StoreFailed} when the storage below it does.
 */
public interface Store extends Closeable {
  /** The place in the journal up to which the store goes; {@link Position#START} when empty. */
  Position position();

  /**
   * The same, once this is the store that writes: until a commit fails nobody else does. To be
   * called before the first commit, and again after one that failed.
   *
   * @throws WrittenByAnother where another collector writes
   */
  Position takeOver();

  /** False while what is asked was made by another edition of rules and lists. */
  default boolean isOfThisEdition() {
    return true;
  }

  /** Keeps all of the batch, or nothing. Returns once a crash cannot take it back. */
  void commit(Batch batch);

  /**
   * The incidents that were written beyond a place or are said something of, with all that they
   * rest on, what is said, and the place up to which the journal goes that makes them, at one
   * moment.
   *
   * @param after {@link Position#START} for all incidents
   * @param also those of these ids as well
   */
  Snapshot snapshot(Position after, Set<IncidentId> also);

  /**
   * What a store had at one moment.
   *
   * @param incidents in no particular order
   * @param made the ids of all that measurements made, also of those that are withheld
   * @param acts what editors had said of them
   */
  record Snapshot(Position position, List<Incident> incidents, Set<IncidentId> made, Acts acts) {
    public Snapshot {
      incidents = List.copyOf(incidents);
      made = Set.copyOf(made);
    }
  }

  /**
   * Those that pass the filter: open ones first, then the latest onset first, then by id. They are
   * without the ids of their measurements, which {@link #incident} has.
   */
  default List<Incident> incidents(IncidentFilter filter) {
    return incidents(filter, Integer.MAX_VALUE);
  }

  /**
   * The same.
   *
   * @param most not more than so many of them
   */
  List<Incident> incidents(IncidentFilter filter, int most);

  /**
   * Those that pass the filter and began or ended last: the latest first, then by id; without the
   * ids they rest on.
   *
   * @param most not more than so many of them
   */
  List<Incident> latest(IncidentFilter filter, int most);

  /** One with all that it rests on. */
  Optional<Incident> incident(IncidentId id);

  /**
   * One measurement; empty where it has none there.
   *
   * @param at where the journal has it
   */
  Optional<JudgedMeasurement> measurement(MeasurementId id, Address at);

  /**
   * Those that pass the filter, the last of the journal first. Of networks that are not {@link
   * #named} none is given where the filter asks for a network.
   *
   * @param before only those that lie before there
   * @param limit not more than so many
   */
  List<JudgedMeasurement> measurements(
      MeasurementFilter filter, Optional<Address> before, int limit);

  /**
   * Those of the ids that pass the filter, by time and then by id. A filter that says when they
   * were made spares the store a search through all it has.
   */
  List<JudgedMeasurement> measurements(Collection<MeasurementId> ids, MeasurementFilter within);

  /**
   * Counts of all that pass the filter, in the order of the keys. Of networks that are not {@link
   * #named} nothing is counted where the filter asks for a network.
   *
   * @param axes what is told apart, none to two
   * @param limit not more than so many rows
   */
  List<Tally> tallies(List<Axis> axes, MeasurementFilter filter, int limit);

  /** True where a site, or one of a service, was ever measured; what is empty does not matter. */
  boolean wasMeasured(Optional<String> domain, Optional<String> service);

  /** From now on networks are named by these rules; until then all count as small. */
  void nameBy(Naming naming);

  /** Those of the networks that may be named. */
  Set<Network> named(Set<Network> networks);

  /**
   * How the functions of services fared, in the last of the measurements that each of these
   * incidents rests on; nothing for incidents of pages, and none of an incident's functions is left
   * out.
   */
  Map<IncidentId, Map<ServiceFunction, String>> functions(Collection<Incident> incidents);

  /** What editors say of incidents, in the order in which they said it. */
  Acts acts();

  /** What readers say is wrong, the latest first, for editors only. */
  List<Act> contests(int most);

  /** All measurements in the order of the journal. */
  void eachMeasurement(Consumer<JudgedMeasurement> consumer);

  /**
   * The ballots of all measurements in those cells that have a say; those of one cell together, in
   * no particular order.
   */
  void eachBallot(Set<Cell> cells, Consumer<Ballot> consumer);

  /** The same for all cells of a network, in no particular order, from that time on. */
  void eachBallot(Network network, Instant from, Consumer<Ballot> consumer);

  /**
   * When each of those voters was first heard in a network by what is believed, see {@link
   * Ballot#voter}; nothing of those who never were.
   */
  Map<String, Instant> firstHeard(Network network, Set<String> voters);

  @Override
  void close();
}
