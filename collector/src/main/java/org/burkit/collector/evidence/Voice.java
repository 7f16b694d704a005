package org.burkit.collector.evidence;

import java.io.IOException;
import org.burkit.analysis.incident.ActCodec;

/** Makes an act of the collector itself durable. Any thread. */
@FunctionalInterface
public interface Voice {
  /** Returns once it is on the disk. */
  void say(ActCodec.Draft draft) throws IOException, InterruptedException;
}
