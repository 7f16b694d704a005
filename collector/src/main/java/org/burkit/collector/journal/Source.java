package org.burkit.collector.journal;

/** The door an entry came in by. The code is what the segment holds and never changes meaning. */
public enum Source {
  /** {@code POST /api/v1/measurements}. */
  API(1, "api"),
  /** OONI's {@code POST /report/{id}}. */
  OONI_REPORT(2, "ooni-report"),
  /** A file that whoever runs the collector imported. */
  IMPORT(3, "import"),
  /** No measurement, but what an editor or a reader says of an incident. */
  ACT(4, "act");

  private final int code;
  private final String label;

  Source(int code, String label) {
    this.code = code;
    this.label = label;
  }

  int code() {
    return code;
  }

  /** The name used in metrics and in the store. */
  public String label() {
    return label;
  }

  static Source ofCode(int code) {
    for (Source source : values()) {
      if (source.code == code) {
        return source;
      }
    }
    throw new IllegalArgumentException("no journal source has the code " + code);
  }
}
