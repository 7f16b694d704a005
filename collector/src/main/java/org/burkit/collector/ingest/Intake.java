package org.burkit.collector.ingest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.burkit.collector.ingest.Result.Reason;
import org.burkit.collector.journal.Bytes;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.Receipt;
import org.burkit.collector.journal.Source;
import org.burkit.collector.vantage.Network;
import org.burkit.model.JsonOutOfBoundsException;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementHead;
import org.burkit.model.MeasurementId;

/** From bytes to durable measurements, all of one request in one append. Any thread may call it. */
final class Intake {
  private static final int DECODERS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** When the field's first public measurements were made. */
  private static final Instant OLDEST = Instant.parse("2012-01-01T00:00:00Z");

  /** How far a probe's clock may run ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final MeasurementHead.Reader HEADS = new MeasurementHead.Reader(JsonBounds.BOUNDS);

  private final Journal journal;
  private final InstantSource clock;
  private final IngestLimits limits;

  /** For each measurement anew, so that a large batch does not hold up small ones. */
  private final Semaphore decoders = new Semaphore(DECODERS, true);

  Intake(Journal journal, InstantSource clock, IngestLimits limits) {
    this.journal = journal;
    this.clock = clock;
    this.limits = limits;
  }

  /** A measurement that can be kept, or the reason why one cannot. */
  sealed interface Checked {
    /** What it takes in memory, about. */
    default long bytes() {
      return this instanceof Fit fit ? fit.json().length() : 0;
    }

    record Fit(MeasurementId id, Bytes json) implements Checked {}

    record Bad(Result.Rejected why) implements Checked {}
  }

  List<Checked> check(List<byte[]> measurements) throws InterruptedException {
    var checked = new ArrayList<Checked>();
    for (byte[] json : measurements) {
      decoders.acquire();
      try {
        checked.add(check(json));
      } finally {
        decoders.release();
      }
    }
    return checked;
  }

  /** What one measurement is, whoever else is being checked. */
  Checked check(byte[] json) {
    if (json.length > limits.measurement()) {
      return bad(Reason.TOO_LARGE, "expected at most " + limits.measurement() + " bytes");
    }
    try {
      MeasurementHead head = HEADS.read(json);
      Instant start = head.start();
      if (start.isBefore(OLDEST) || start.isAfter(clock.instant().plus(AHEAD))) {
        return bad(
            Reason.IMPLAUSIBLE_TIME,
            "measurement_start_time: expected a time from 2012 until tomorrow, got " + start);
      }
      return new Checked.Fit(head.id(), Bytes.owning(json));
    } catch (JsonOutOfBoundsException e) {
      return bad(Reason.TOO_COMPLEX, JsonBounds.words(e.getMessage()));
    } catch (MalformedMeasurementException e) {
      return bad(Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static Checked bad(Reason reason, String detail) {
    return new Checked.Bad(new Result.Rejected(reason, detail));
  }

  /**
   * Makes what fits durable; one result for each, in order.
   *
   * @param prefix the key of the caller's address prefix; 0 where there is none
   */
  List<Result> keep(List<Checked> measurements, Source source, Network seen, long prefix)
      throws IOException, InterruptedException {
    Instant now = clock.instant();
    var entries = new ArrayList<Entry>();
    for (Checked measurement : measurements) {
      if (measurement instanceof Checked.Fit(MeasurementId id, Bytes json)) {
        var envelope = new Envelope(id, now, source, seen.cc(), seen.asn(), prefix);
        entries.add(new Entry(envelope, json));
      }
    }
    List<Receipt> receipts = entries.isEmpty() ? List.of() : journal.appendAndWait(entries);
    Iterator<Receipt> next = receipts.iterator();
    return measurements.stream()
        .map(measurement ->
            switch (measurement) {
              case Checked.Bad(Result.Rejected why) -> why;
              case Checked.Fit fit -> result(fit.id(), next.next());
            })
        .toList();
  }

  private static Result result(MeasurementId id, Receipt receipt) {
    return switch (receipt) {
      case STORED -> new Result.Accepted(id);
      case ALREADY_THERE -> new Result.Duplicate(id);
    };
  }
}
