package org.burkit.probe.net;

import io.netty.channel.Channel;
import java.net.URI;
import java.util.List;
import org.burkit.model.HttpHeader;

/** A version of HTTP over an open channel, for one GET. The event loop calls. */
interface Speech {

  /** What the request says beside method and path, in order. */
  List<HttpHeader> headers(URI url);

  /** Sends the request; what comes in answer goes to {@code reader}. */
  void ask(Channel channel, URI url, ResponseReader reader);
}
