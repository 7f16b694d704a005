package org.burkit.collector.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Grounds;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Network;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.Store;
import org.burkit.evidence.bundle.Dossier.Held;
import org.burkit.model.Asn;
import org.burkit.model.MeasurementId;

/** Gathers the measurements that a statement rests on. Any thread. */
final class Dossiers {
  /** So many measurements fit into a bundle; those that an incident rests on go first. */
  static final int MOST = 2_000;

  /** Of a second. */
  private static final long MICROS = 1_000_000;

  /** Of all their bodies together: a bundle is made and sent from memory. */
  private static final long MOST_BYTES = 8 << 20;

  private final Journal journal;
  private final Store store;
  private final Keeper keeper;
  private final Set<String> canaries;

  Dossiers(Journal journal, Store store, Keeper keeper, Set<String> canaries) {
    this.journal = journal;
    this.store = store;
    this.keeper = keeper;
    this.canaries = canaries;
  }

  /**
   * @param leftOut how many more there are
   */
  record Gathered(List<Held> measurements, int leftOut) {}

  /**
   * False while the store lacks what the log has: while it is made anew, by these rules or by
   * others, ballots would be missing.
   */
  boolean isWhole() {
    return store.isOfThisEdition() && store.position().compareTo(keeper.head().position()) >= 0;
  }

  /**
   * Those of the incident's cells, and those of canaries in its networks, or those that a shutdown
   * rests on, as far as the log has them before the leaf of the statement.
   *
   * @param incident as everybody may know it
   * @param version whose statement the measurements are to lie before
   */
  Gathered gather(Incident incident, Version version) throws IOException {
    Set<MeasurementId> first = restsOn(incident);
    List<Ballot> found =
        incident.kind() == Kind.SHUTDOWN ? grounds(incident, version) : ballots(incident, first);
    return held(found, first, version.leaf());
  }

  /** Of those that the statement could know: it was made at some time of its second. */
  private List<Ballot> grounds(Incident shutdown, Version version) throws IOException {
    var grounds = new Grounds(shutdown);
    long second = ChronoUnit.MICROS.between(Instant.EPOCH, version.made());
    var network = new Network(shutdown.cc(), shutdown.asns().getFirst());
    try {
      store.eachBallot(
          network,
          Instant.EPOCH,
          ballot -> {
            if (ballot.number() < second
                || (ballot.number() < second + MICROS && isBefore(ballot, version.leaf()))) {
              grounds.hear(ballot);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new ArrayList<>(grounds.ballots());
  }

  private boolean isBefore(Ballot ballot, long leaf) {
    try {
      return leaf(ballot, leaf).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the log has it, if that is before. */
  private OptionalLong leaf(Ballot ballot, long before) throws IOException {
    Optional<Address> at = journal.address(ballot.id());
    return at.isEmpty() ? OptionalLong.empty() : keeper.leaves().leaf(at.get(), before);
  }

  private Gathered held(List<Ballot> found, Set<MeasurementId> first, long leaf)
      throws IOException {
    found.sort(
        Comparator.<Ballot, Boolean>comparing(ballot -> !first.contains(ballot.id()))
            .thenComparing(Comparator.reverseOrder()));
    var held = new TreeMap<Long, Held>();
    int leftOut = 0;
    long bytes = 0;
    for (Ballot ballot : found) {
      Optional<Address> at = journal.address(ballot.id());
      OptionalLong index =
          at.isEmpty() ? OptionalLong.empty() : keeper.leaves().leaf(at.get(), leaf);
      if (index.isPresent() && (held.size() == MOST || bytes > MOST_BYTES)) {
        leftOut++;
      } else if (index.isPresent()) {
        Held one = held(index.getAsLong(), ballot, at.get());
        held.put(one.index(), one);
        bytes += one.body().length();
      }
    }
    return new Gathered(List.copyOf(held.values()), leftOut);
  }

  private List<Ballot> ballots(Incident incident, Set<MeasurementId> restsOn) {
    var found = new ArrayList<Ballot>();
    var asns = new HashSet<>(incident.asns());
    store.eachBallot(cells(incident, asns), found::add);
    if (asns.contains(Asn.UNKNOWN)) {
      Set<MeasurementId> missing = new HashSet<>(restsOn);
      found.forEach(ballot -> missing.remove(ballot.id()));
      store.eachBallot(cells(incident, networks(missing)), found::add);
    }
    return found;
  }

  /** Those that are not named in the incident. */
  private Set<Asn> networks(Set<MeasurementId> ids) {
    return store.measurements(ids, MeasurementFilter.ALL).stream()
        .map(JudgedMeasurement::asn)
        .collect(Collectors.toSet());
  }

  private Held held(long leaf, Ballot ballot, Address at) throws IOException {
    Entry entry =
        journal
            .entry(at)
            .orElseThrow(() -> new IOException("the journal lacks the measurement " + ballot.id()));
    return new Held(
        leaf,
        keeper.leaves().seed(leaf),
        Taken.received(entry.envelope()),
        new String(entry.body().toArray(), StandardCharsets.UTF_8),
        ballot.probe());
  }

  private Set<Cell> cells(Incident incident, Set<Asn> asns) {
    var cells = new TreeSet<Cell>();
    for (Asn asn : asns) {
      incident.domains().forEach(domain -> cells.add(new Cell(domain, incident.cc(), asn)));
      canaries.forEach(canary -> cells.add(new Cell(canary, incident.cc(), asn)));
    }
    return cells;
  }

  private static Set<MeasurementId> restsOn(Incident incident) {
    var ids = new HashSet<>(incident.evidence());
    ids.addAll(incident.counterEvidence());
    incident.unblocked().ifPresent(end -> ids.addAll(end.evidence()));
    return ids;
  }
}
