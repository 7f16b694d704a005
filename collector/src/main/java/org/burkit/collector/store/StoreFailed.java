package org.burkit.collector.store;

/** The storage below the store failed. What it held can be made again from the journal. */
public sealed class StoreFailed extends RuntimeException permits WrittenByAnother {
  public StoreFailed(String doing, Throwable cause) {
    super("the query store failed at " + doing + ": " + cause.getMessage(), cause);
  }
}
