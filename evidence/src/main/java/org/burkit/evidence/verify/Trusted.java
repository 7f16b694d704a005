package org.burkit.evidence.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.NoteKey;

/**
 * What a reader knows from elsewhere, and does not take from the bundle.
 *
 * @param keys of the collector; none where the reader has none
 * @param witnesses whose word on time counts
 * @param checkpoints of the same log, against which a forked one shows
 * @param authorities for timestamps: the roots to which their certificates lead
 * @param roots one of which must have certified the collector's key; none where the reader has none
 */
public record Trusted(
    List<NoteKey> keys,
    List<NoteKey> witnesses,
    List<Checkpoint> checkpoints,
    List<X509Certificate> authorities,
    List<NoteKey> roots) {
  public static final Trusted NOTHING = new Trusted(List.of(), List.of(), List.of());

  /** Who trusts no authority for timestamps, and knows no root. */
  public Trusted(List<NoteKey> keys, List<NoteKey> witnesses, List<Checkpoint> checkpoints) {
    this(keys, witnesses, checkpoints, List.of(), List.of());
  }

  /** Who knows no root. */
  public Trusted(
      List<NoteKey> keys,
      List<NoteKey> witnesses,
      List<Checkpoint> checkpoints,
      List<X509Certificate> authorities) {
    this(keys, witnesses, checkpoints, authorities, List.of());
  }

  /** Who knows nothing but roots. */
  public static Trusted roots(List<NoteKey> roots) {
    return new Trusted(List.of(), List.of(), List.of(), List.of(), roots);
  }

  public Trusted {
    keys = List.copyOf(keys);
    witnesses = List.copyOf(witnesses);
    checkpoints = List.copyOf(checkpoints);
    authorities = List.copyOf(authorities);
    roots = List.copyOf(roots);
  }
}
