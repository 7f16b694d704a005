package org.burkit.evidence.verify;

import java.util.List;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.NoteKey;

/**
 * What a reader knows from elsewhere, and does not take from the bundle.
 *
 * @param keys of the collector; none where the reader has none
 * @param witnesses whose word on time counts
 * @param checkpoints of the same log, against which a forked one shows
 */
public record Trusted(List<NoteKey> keys, List<NoteKey> witnesses, List<Checkpoint> checkpoints) {
  public static final Trusted NOTHING = new Trusted(List.of(), List.of(), List.of());

  public Trusted {
    keys = List.copyOf(keys);
    witnesses = List.copyOf(witnesses);
    checkpoints = List.copyOf(checkpoints);
  }
}
