package org.burkit.probe.daemon;

import java.io.IOException;
import org.burkit.probe.run.Watcher;

/** Makes one run of what lists choose. One thread. */
public interface Runner {
  /**
   * Measures at most so many targets, each of which {@code watcher} hears of; fewer where its
   * thread is interrupted meanwhile.
   *
   * @param targets 0 for a sign of life: one small page that nobody blocks
   * @return bytes that went over the line, both ways
   * @throws IOException where the home cannot be used
   */
  long run(Settings settings, int targets, Watcher watcher) throws IOException;
}
