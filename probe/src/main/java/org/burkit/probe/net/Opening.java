package org.burkit.probe.net;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;

/** Waits for what opens on a channel that nobody else has yet. */
final class Opening {
  private Opening() {}

  /**
   * Closes the channel where the waiting is broken off: whoever waits gets nothing to close.
   *
   * @return false where it is not done by then
   */
  static boolean await(Future<?> opening, Channel channel, Deadline deadline)
      throws InterruptedException {
    try {
      return opening.await(deadline.left().toMillis() + 1);
    } catch (InterruptedException e) {
      var _ = channel.close();
      throw e;
    }
  }
}
