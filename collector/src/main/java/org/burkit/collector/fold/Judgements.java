package org.burkit.collector.fold;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.PlacedAct;

/**
 * All measurements of a journal with their verdicts, and all acts, each once, in an order that
 * stays: what the fold takes. One thread asks what comes next; any thread may ask for the end.
 */
public interface Judgements {
  /** The place after the last one that there is now. */
  Position end() throws IOException;

  /** What comes after {@code from}; nothing where nothing came within the patience. */
  Next next(Position from, Duration patience) throws IOException, InterruptedException;

  /**
   * Some that follow each other.
   *
   * @param acts what was said meanwhile
   * @param upTo the place after the last of them
   */
  record Next(List<JudgedMeasurement> measurements, List<PlacedAct> acts, Position upTo) {
    public Next {
      measurements = List.copyOf(measurements);
      acts = List.copyOf(acts);
    }

    /** Nothing came after {@code from}. */
    public static Next nothing(Position from) {
      return new Next(List.of(), List.of(), from);
    }
  }
}
