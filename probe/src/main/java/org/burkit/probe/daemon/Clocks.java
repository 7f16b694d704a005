package org.burkit.probe.daemon;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The two clocks: what people set, and what only goes on. */
public interface Clocks {
  /** Of this machine. */
  Clocks SYSTEM =
      new Clocks() {
        @Override
        public ZonedDateTime wall() {
          return ZonedDateTime.now(ZoneId.systemDefault());
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }
      };

  ZonedDateTime wall();

  /** Only differences mean anything. */
  long nanos();
}
