package org.burkit.lab.censor;

import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;

/** What a censor does once its trigger matched. */
public sealed interface Action {
  /**
   * Answers a DNS question falsely and lets the question through, so the genuine answer comes
   * later.
   */
  record InjectAnswer(Ip4 address) implements Action {}

  /** Swallows the packet and everything after it on the same connection. */
  record Drop() implements Action {}

  /** Resets both ends and swallows the rest. */
  record Reset() implements Action {}

  /** Answers in the server's place with a 200 page and closes; resets the server. */
  record BlockPage(String html) implements Action {}

  /**
   * Sends the connection to another end point, which the client does not see: the way in for an
   * interceptor.
   */
  record Divert(Endpoint interceptor) implements Action {}
}
