package org.burkit.lab.net;

import java.time.Instant;

/**
 * One who listens at a link: sees each packet that crosses it, whole. Called by the router only.
 */
@FunctionalInterface
public interface Tap {
  void crossed(Instant when, byte[] packet);
}
