package org.burkit.evidence.verify;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.burkit.evidence.bundle.Exhibit;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Cosignature;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.TlogProof;
import org.burkit.evidence.verify.Answer.Question;

/**
 * Whether the log has the statement and every measurement, each before the statement, and since
 * when.
 *
 * @param key that the bundle is signed with: the log's own
 */
record Logged(Content content, NoteKey key, Trusted trusted) {

  Answer answer() {
    Optional<Note> note = content.bundle().checkpoint().filter(n -> n.isSignedBy(key));
    Optional<Checkpoint> tree =
        note.flatMap(n -> Checkpoint.parse(n.text())).filter(t -> t.origin().equals(key.name()));
    if (note.isEmpty() || tree.isEmpty()) {
      return Answer.no(Question.LOGGED, "checkpoint");
    }
    if (trusted.checkpoints().stream().anyMatch(known -> forks(tree.get(), known))) {
      return Answer.no(Question.LOGGED, "fork");
    }
    Optional<TlogProof> own = content.bundle().statementProof();
    if (own.isEmpty() || !proves(own.get(), content.statement().leaf(), tree.get())) {
      return Answer.no(Question.LOGGED, "statement");
    }
    long limit = own.get().index();
    var seen = new HashSet<Long>();
    for (Exhibit exhibit : content.exhibits()) {
      boolean once = seen.add(exhibit.index()) && exhibit.index() < limit;
      if (!once || !isProved(exhibit, tree.get())) {
        return Answer.no(Question.LOGGED, "measurement", exhibit.index());
      }
    }
    return dated(note.get(), tree.get());
  }

  private static boolean forks(Checkpoint tree, Checkpoint known) {
    return tree.origin().equals(known.origin())
        && tree.size() == known.size()
        && !tree.root().equals(known.root());
  }

  private boolean isProved(Exhibit exhibit, Checkpoint tree) {
    return content
        .bundle()
        .proof(exhibit)
        .filter(proof -> proof.index() == exhibit.index())
        .filter(proof -> proves(proof, exhibit.leaf(), tree))
        .isPresent();
  }

  private boolean proves(TlogProof proof, Leaf leaf, Checkpoint tree) {
    return proof.checkpoint().equals(content.bundle().checkpointText())
        && proof.proves(leaf.bytes(), tree);
  }

  /** The earliest word of a witness that is trusted; without one, the collector's own. */
  private Answer dated(Note checkpoint, Checkpoint tree) {
    Optional<Instant> witnessed =
        trusted.witnesses().stream()
            .flatMap(witness -> Cosignature.time(checkpoint, witness).stream())
            .min(Instant::compareTo);
    String size = Long.toString(tree.size());
    if (witnessed.isPresent()) {
      return Answer.yes(Question.LOGGED, "witnessed", size, witnessed.get().toString());
    }
    return trusted.witnesses().isEmpty()
        ? Answer.yes(Question.LOGGED, "own_word", size, content.statement().made().toString())
        : Answer.no(Question.LOGGED, "unwitnessed");
  }
}
