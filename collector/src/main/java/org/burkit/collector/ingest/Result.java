package org.burkit.collector.ingest;

import org.burkit.model.MeasurementId;

/** What became of one submitted measurement. */
public sealed interface Result {
  /** It is new and on the disk. */
  record Accepted(MeasurementId id) implements Result {}

  /** It was on the disk before; sending it again did no harm. */
  record Duplicate(MeasurementId id) implements Result {}

  /** It is not kept, and why. */
  record Rejected(Reason reason, String detail) implements Result {}

  /** Why a measurement is not kept. */
  enum Reason {
    /** More bytes than one measurement may have. */
    TOO_LARGE("too_large"),
    /** Deeper, longer or with more parts than a measurement may have. */
    TOO_COMPLEX("too_complex"),
    /** Not JSON, or not a measurement. */
    MALFORMED("malformed"),
    /** Dated before there were measurements, or after tomorrow. */
    IMPLAUSIBLE_TIME("implausible_time");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The word in metrics. */
    public String label() {
      return label;
    }
  }

  /** The status word of the API. */
  default String status() {
    return switch (this) {
      case Accepted accepted -> "accepted";
      case Duplicate duplicate -> "duplicate";
      case Rejected rejected -> "rejected";
    };
  }
}
