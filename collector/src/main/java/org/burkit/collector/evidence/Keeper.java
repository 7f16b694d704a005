package org.burkit.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.State;
import org.burkit.collector.journal.Block;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Store;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.leaf.Seed;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.LogBroken;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TreeWriter;

/**
 * Brings the log up to the journal, step by step. A step comes about when its head is written; what
 * a crash leaves beyond it is cut off and made again. One thread steps; any may ask for the head.
 */
final class Keeper implements Closeable {
  /** About so many leaves at a time, so that a long catch-up is kept on the way. */
  private static final int STEP = 20_000;

  /** After so many leaves it lets those go first who send measurements. */
  private static final int BREATH = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EvidenceFiles files;
  private final FileJournal journal;
  private final Store store;
  private final LogKeys keys;
  private final Statement.Edition edition;
  private final Losses losses;
  private final SecureRandom chance = new SecureRandom();
  private volatile Head head;
  private volatile Parts parts;

  /** True where a step broke off: what it wrote beyond the head is to be cut off. */
  private boolean isBroken;

  /** When the log last had all that the journal had. */
  private Instant complete = Instant.EPOCH;

  /** Up to where the incidents of the store were looked at. */
  private Position stated = Position.START;

  /** Which are to be looked at again though nothing is written of them, and from when on. */
  private Map<IncidentId, Instant> again = Map.of();

  private Keeper(
      EvidenceFiles files,
      FileJournal journal,
      Store store,
      LogKeys keys,
      Statement.Edition edition,
      Voice voice,
      Head head)
      throws IOException {
    this.files = files;
    this.journal = journal;
    this.store = store;
    this.keys = keys;
    this.edition = edition;
    this.losses = new Losses(journal, voice);
    this.head = head;
    this.parts = Parts.open(files, head);
  }

  /** What grows, as far as the head goes. */
  private record Parts(TreeWriter tree, LeafFile leaves, Versions versions) implements Closeable {
    static Parts open(EvidenceFiles files, Head head) throws IOException {
      Checkpoint last = head.tree();
      TreeWriter tree = TreeWriter.open(new TileFiles(files.log()), last.size(), last.root());
      LeafFile leaves = LeafFile.open(files.leaves(), last.size());
      try {
        return new Parts(tree, leaves, Versions.open(files.versions(), head.versions()));
      } catch (IOException e) {
        leaves.close();
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      leaves.close();
      versions.close();
    }
  }

  /**
   * Goes on where the log ends, or begins one.
   *
   * @param edition by which the store's incidents are made
   * @param voice with which it is said what measurements no longer make
   * @throws LogBroken where the log does not extend its last checkpoint, or follows another journal
   */
  static Keeper open(
      EvidenceFiles files,
      FileJournal journal,
      Store store,
      LogKeys keys,
      Statement.Edition edition,
      Voice voice)
      throws IOException {
    String origin = keys.key().name();
    Head head =
        Files.exists(files.head())
            ? Head.read(files.head())
            : Head.before(keys.sign(Head.empty(origin).text()), journal.identity());
    if (!keys.signed(head.checkpoint())) {
      throw new LogBroken("the last checkpoint is not signed by the key of this log");
    }
    if (!head.journal().equals(journal.identity())
        || head.position().compareTo(journal.end()) > 0) {
      throw new LogBroken(
          "the log follows another journal, or a later state of this one: it must not be signed"
              + " again for less. Put the later journal back, or begin a new log by moving "
              + files.directory()
              + " away");
    }
    return new Keeper(files, journal, store, keys, edition, voice, head);
  }

  Head head() {
    return head;
  }

  /**
   * The last checkpoint is this now: the same with more signatures; false where it no longer is.
   */
  synchronized boolean cosign(Note checkpoint) throws IOException {
    if (!head.checkpoint().text().equals(checkpoint.text())) {
      return false;
    }
    var cosigned = new Head(checkpoint, head.position(), head.versions(), head.journal());
    cosigned.write(files.head());
    head = cosigned;
    return true;
  }

  LeafFile leaves() {
    return parts.leaves;
  }

  Versions versions() {
    return parts.versions;
  }

  /**
   * Takes what the journal has beyond the log, and says what is new of the store's incidents. After
   * an exception the next step begins where the log's head is.
   */
  void step(Instant now) throws IOException, InterruptedException {
    if (isBroken) {
      parts.close();
      parts = Parts.open(files, head);
    }
    isBroken = true;
    grow(now);
    isBroken = false;
  }

  private void grow(Instant now) throws IOException, InterruptedException {
    TreeWriter tree = parts.tree;
    Optional<Store.Snapshot> folded = folded(now);
    Position end = journal.end();
    long before = tree.size();
    Position position = follow(folded.map(Store.Snapshot::position).orElse(waits(end, now)));
    Due due = folded.isEmpty() ? new Due(List.of(), again) : due(folded.get(), now);
    long checkpoint = tree.size() + due.statements.size();
    for (Statement statement : due.statements) {
      state(statement, checkpoint);
    }
    if (tree.size() > before) {
      commit(position);
    }
    if (position.compareTo(end) >= 0) {
      complete = now;
    }
    again = due.again;
    if (folded.isPresent()) {
      stated = folded.get().position();
      losses.look(folded.get(), parts.versions, now);
    }
  }

  /**
   * Where the log goes while the store has nothing to say: it waits for the store, so that what the
   * store says can stand behind all that it rests on, but no measurement waits longer than {@link
   * #PATIENCE}.
   */
  private Position waits(Position end, Instant now) {
    return now.isBefore(complete.plus(PATIENCE)) ? head.position() : end;
  }

  /**
   * What is new of the store; empty where nothing is, or the store is behind the log. A statement
   * must stand behind all that it rests on, and before all that it does not know.
   */
  private Optional<Store.Snapshot> folded(Instant now) {
    if (!store.isOfThisEdition() || store.position().equals(stated)) {
      return Optional.empty();
    }
    Set<IncidentId> others =
        again.entrySet().stream()
            .filter(e -> !now.isBefore(e.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return Optional.of(store.snapshot(stated, others))
        .filter(snapshot -> snapshot.position().compareTo(head.position()) >= 0);
  }

  /** Takes the measurements up to there; a long way is committed on the way. */
  private Position follow(Position end) throws IOException {
    TreeWriter tree = parts.tree;
    long rested = tree.size();
    Position at = head.position();
    while (at.compareTo(end) < 0) {
      if (tree.size() - rested >= BREATH) {
        giveWay();
        rested = tree.size();
      }
      Optional<Block> block = journal.read(at);
      if (block.isEmpty()) {
        return end;
      }
      for (int i = 0; i < block.get().entries().size(); i++) {
        Seed seed = Seed.of(chance);
        parts.leaves.addMeasurement(seed, block.get().address(i));
        tree.append(Taken.leaf(block.get().entries().get(i), seed).bytes());
      }
      at = block.get().next();
      if (tree.size() - head.tree().size() >= STEP) {
        commit(at);
      }
    }
    return at;
  }

  /** Whoever ends the thread meanwhile ends it after this block. */
  private void giveWay() {
    try {
      var _ = journal.rightOfWay().giveWay();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What is to be said, and what may be with time.
   *
   * @param again when to look at an incident again, whatever is measured
   */
  private record Due(List<Statement> statements, Map<IncidentId, Instant> again) {}

  private Due due(Store.Snapshot folded, Instant now) throws IOException {
    var due = new ArrayList<Statement>();
    Map<IncidentId, Instant> later = new HashMap<>(again);
    for (Incident incident : folded.incidents()) {
      if (restsOnMeasurements(incident) && folded.acts().lost(incident.id()).isEmpty()) {
        List<Version> before = parts.versions.of(incident.id());
        List<Act> acts = folded.acts().of(incident.id());
        Statement next = Statement.of(incident, acts, before.size() + 1, now, edition);
        Version version = Version.of(next, 0, 0);
        later.remove(incident.id());
        if (incident.state(now) == State.OPEN) {
          later.put(incident.id(), State.staleFrom(incident.lastMeasured()));
        }
        if (before.isEmpty() || before.getLast().isOutdatedBy(version)) {
          due.add(next);
        } else if (before.getLast().countsOtherwiseThan(version)) {
          later.merge(incident.id(), before.getLast().old(), Keeper::earlier);
        }
      }
    }
    due.addAll(lost(folded, now));
    return new Due(due, Map.copyOf(later));
  }

  /** Last versions of what measurements no longer make. */
  private List<Statement> lost(Store.Snapshot folded, Instant now) throws IOException {
    var due = new ArrayList<Statement>();
    for (IncidentId id : folded.acts().lost().keySet()) {
      List<Version> before = parts.versions.of(id);
      if (!folded.made().contains(id) && !before.isEmpty()) {
        Statement next =
            parts.versions.statement(before.getLast()).again(folded.acts().of(id), now);
        if (before.getLast().isOutdatedBy(Version.of(next, 0, 0))) {
          due.add(next);
        }
      }
    }
    return due;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** A network that only fell silent leaves nothing that could be shown. */
  private static boolean restsOnMeasurements(Incident incident) {
    return incident.kind() == Kind.BLOCK || incident.measurements() > 0;
  }

  private void state(Statement statement, long checkpoint) throws IOException {
    parts.versions.add(statement, Version.of(statement, parts.tree.size(), checkpoint));
    parts.leaves.addStatement();
    parts.tree.append(statement.leaf().bytes());
  }

  private void commit(Position position) throws IOException {
    TreeWriter tree = parts.tree;
    parts.leaves.force();
    tree.commit();
    long versionsEnd = parts.versions.force();
    Note checkpoint = keys.sign(tree.size(), tree.root());
    Head next = new Head(checkpoint, position, versionsEnd, head.journal());
    become(next);
    parts.versions.committed();
  }

  private synchronized void become(Head next) throws IOException {
    next.write(files.head());
    head = next;
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
