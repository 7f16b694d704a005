package org.burkit.collector.store;

/** Another collector writes into the store, and this one cannot. It may ask. */
public final class WrittenByAnother extends StoreFailed {
  WrittenByAnother(Throwable cause) {
    super("taking it over", cause);
  }
}
