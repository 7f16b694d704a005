package org.burkit.collector.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.burkit.collector.file.MeasurementFile;
import org.burkit.collector.ingest.Intake.Checked;
import org.burkit.collector.ingest.Result.Reason;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.Source;
import org.burkit.collector.vantage.Network;
import org.burkit.envelope.NotSealed;
import org.burkit.envelope.OpeningKey;

/**
 * Takes the measurements of files into the journal: what is there already is passed over, so a file
 * may be given again. One thread asks; measurements are checked on as many as there are processors.
 */
public final class FileImport {
  /** Measurements that one thread checks at a stretch. */
  private static final int STRETCH = 16;

  /** About so many bytes become durable together. */
  private static final int BATCH_BYTES = 4 << 20;

  private final Intake intake;
  private final Sealed sealed;
  private final ImportProgress progress;
  private final Listener listener;

  /**
   * @param sealed how sealed files are taken
   */
  public FileImport(
      Journal journal,
      InstantSource clock,
      Sealed sealed,
      ImportProgress progress,
      Listener listener) {
    this.intake = new Intake(journal, clock, IngestLimits.standard());
    this.sealed = sealed;
    this.progress = progress;
    this.listener = listener;
  }

  /**
   * How files are taken that strangers sealed. In other files whoever runs the collector vouches
   * for every voice; in these one person may have made up any number.
   *
   * @param voice with which all of them speak together, as a key of a prefix
   */
  public record Sealed(List<OpeningKey> keys, long voice) {
    public Sealed {
      keys = List.copyOf(keys);
    }
  }

  /** Who is told how far it is. */
  public interface Listener {
    /**
     * What became of one entry.
     *
     * @param line from 1
     */
    void took(long line, Result result);

    /**
     * All before is durable.
     *
     * @param bytes of the file itself that were read
     */
    void reached(long bytes);
  }

  private record Line(long number, Checked checked) {}

  /**
   * Takes in what the file has beyond the place that an earlier, unfinished import of it reached.
   *
   * @throws IOException where the file cannot be read to its end, or the disk does not take more
   */
  public void run(Path file) throws IOException, InterruptedException {
    long done = progress.reached(file);
    long voice = MeasurementFile.isSealed(file) ? sealed.voice() : 0;
    try (MeasurementFile entries = new MeasurementFile(file, sealed.keys())) {
      Iterator<List<Line>> stretches =
          Stream.generate(() -> next(entries))
              .takeWhile(Optional::isPresent)
              .map(Optional::orElseThrow)
              .filter(entry -> entry.number() > done)
              .gather(Gatherers.windowFixed(STRETCH))
              .gather(
                  Gatherers.mapConcurrent(
                      Runtime.getRuntime().availableProcessors(),
                      stretch -> stretch.stream().map(this::check).toList()))
              .iterator();
      List<Line> batch = new ArrayList<>();
      while (stretches.hasNext()) {
        batch.addAll(stretches.next());
        if (!stretches.hasNext() || bytes(batch) >= BATCH_BYTES) {
          keep(batch, voice);
          progress.reach(file, batch.getLast().number());
          listener.reached(entries.bytesRead());
          batch.clear();
        }
      }
    } catch (NotSealed e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": cannot be read to its end: " + e.getMessage(), e);
    }
  }

  private static Optional<MeasurementFile.Entry> next(MeasurementFile entries) {
    try {
      return entries.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Line check(MeasurementFile.Entry entry) {
    Checked checked =
        entry
            .json()
            .map(intake::check)
            .orElseGet(() ->
                new Checked.Bad(
                    new Result.Rejected(
                        Reason.TOO_LARGE,
                        "expected at most " + IngestLimits.standard().measurement() + " bytes")));
    return new Line(entry.number(), checked);
  }

  private static long bytes(List<Line> batch) {
    return batch.stream().mapToLong(line -> line.checked().bytes()).sum();
  }

  private void keep(List<Line> batch, long voice) throws IOException, InterruptedException {
    List<Result> results =
        intake.keep(
            batch.stream().map(Line::checked).toList(), Source.IMPORT, Network.UNKNOWN, voice);
    for (int i = 0; i < results.size(); i++) {
      listener.took(batch.get(i).number(), results.get(i));
    }
  }
}
