package org.burkit.probe.takeout;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.envelope.SealedOutput;
import org.burkit.envelope.SealingKey;
import org.burkit.model.MeasurementId;
import org.burkit.probe.daemon.Entry;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.spool.Spool.Waiting;

/** Measurements, one JSON text a line, packed by zstd and sealed to a collector. */
public final class SealedTakeout {
  /** What such files are named, so that people know them again. */
  public static final String NAME = "burkit-results.sealed";

  private static final int LEVEL = 12;

  private final List<Waiting> waiting;
  private final List<MeasurementId> earlier;
  private final Past past;

  private SealedTakeout(List<Waiting> waiting, List<MeasurementId> earlier, Past past) {
    this.waiting = List.copyOf(waiting);
    this.earlier = List.copyOf(earlier);
    this.past = past;
  }

  /**
   * What is to be taken along.
   *
   * @param all whether to take also what was sent, or not sent, and is still kept whole
   */
  public static SealedTakeout of(Spool spool, Past past, boolean all) throws IOException {
    List<Waiting> waiting = spool.waiting();
    Set<MeasurementId> ids = new HashSet<>();
    waiting.forEach(one -> ids.add(one.id()));
    List<MeasurementId> earlier = new ArrayList<>();
    if (all) {
      past.entries().stream().map(Entry::id).filter(ids::add).forEach(earlier::add);
    }
    return new SealedTakeout(waiting, earlier, past);
  }

  /**
   * Writes the file and closes it.
   *
   * @return measurements in it; those that were sent meanwhile are left out
   */
  public int seal(OutputStream file, SealingKey key) throws IOException {
    int many = 0;
    try (OutputStream out = new ZstdOutputStream(new SealedOutput(file, key), LEVEL)) {
      for (Waiting one : waiting) {
        many += add(out, read(one));
      }
      for (MeasurementId id : earlier) {
        many += add(out, past.whole(id));
      }
    }
    return many;
  }

  private static Optional<byte[]> read(Waiting one) throws IOException {
    try {
      return Optional.of(one.read());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static int add(OutputStream out, Optional<byte[]> json) throws IOException {
    if (json.isEmpty()) {
      return 0;
    }
    out.write(json.get());
    out.write('\n');
    return 1;
  }
}
