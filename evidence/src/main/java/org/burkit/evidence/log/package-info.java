/**
 * A transparency log: a Merkle tree (RFC 9162, section 2.1) in tiles, signed checkpoints, and
 * proofs that need nothing else, after C2SP's tlog-tiles, tlog-checkpoint, signed-note,
 * tlog-cosignature and tlog-proof.
 *
 * <p>In: entries, bytes of any meaning. Out: files that any web server can hand out. Values are
 * immutable; {@link org.burkit.evidence.log.TreeWriter} belongs to one thread.
 */
@NullMarked
package org.burkit.evidence.log;

import org.jspecify.annotations.NullMarked;
