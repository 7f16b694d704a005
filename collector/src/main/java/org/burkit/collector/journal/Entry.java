package org.burkit.collector.journal;

import java.util.Objects;

/** One measurement as it came, with what the collector knows of it. */
public record Entry(Envelope envelope, Bytes body) {
  public Entry {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(body, "body");
  }
}
