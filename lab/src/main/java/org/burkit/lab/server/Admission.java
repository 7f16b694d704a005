package org.burkit.lab.server;

import java.util.concurrent.atomic.AtomicLong;
import org.burkit.lab.chance.Seed;

/** Decides whether a server takes a new connection or resets it. Any thread may ask. */
@FunctionalInterface
public interface Admission {
  boolean takes();

  static Admission always() {
    return () -> true;
  }

  /** Resets one connection in {@code n} on average; the sequence is fixed by the seed. */
  static Admission failingOneIn(int n, Seed seed) {
    AtomicLong connections = new AtomicLong();
    return () -> seed.draw(connections.getAndIncrement()) * n >= 1;
  }
}
