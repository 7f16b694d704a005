package org.burkit.collector;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened one after the other; it is closed the other way round, all of it. One thread. */
final class Opened implements Closeable {
  private final Deque<Closeable> parts = new ArrayDeque<>();

  <T extends Closeable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Throws the last failure, once everything was tried. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
