package org.burkit.probe.net;

import io.netty.channel.Channel;
import java.net.URI;

/** A version of HTTP over an open channel, for one GET. The event loop calls. */
interface Speech {

  /** Sends the request; what comes in answer goes to {@code reader}. */
  void ask(Channel channel, URI url, ResponseReader reader);
}
