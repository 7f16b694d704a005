package org.burkit.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The statement of a witness that, at a time, this was the largest tree it had seen of the log, and
 * that it extended all it had seen before (C2SP tlog-cosignature, Ed25519).
 */
public final class Cosignature {
  private Cosignature() {}

  /** When this witness signed the checkpoint; empty where it did not, or signed something else. */
  public static Optional<Instant> time(Note checkpoint, NoteKey witness) {
    if (witness.type() != NoteKey.Type.COSIGNATURE) {
      return Optional.empty();
    }
    return checkpoint.signatures().stream()
        .filter(line -> line.isOf(witness))
        .flatMap(line -> time(checkpoint.text(), line.signature(), witness).stream())
        .findFirst();
  }

  private static Optional<Instant> time(String text, byte[] timed, NoteKey witness) {
    if (timed.length <= Long.BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(timed);
    long seconds = in.getLong();
    byte[] signature = new byte[in.remaining()];
    in.get(signature);
    boolean holds = seconds >= 0 && witness.verifies(message(seconds, text), signature);
    return holds && seconds <= Instant.MAX.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /** What a witness adds to the text of a checkpoint. */
  public static Note.Line sign(String text, Instant time, NoteSigner witness) {
    long seconds = time.getEpochSecond();
    byte[] signature = witness.sign(message(seconds, text));
    ByteBuffer timed = ByteBuffer.allocate(Long.BYTES + signature.length);
    return Note.line(witness.key(), timed.putLong(seconds).put(signature).array());
  }

  private static byte[] message(long seconds, String text) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }
}
