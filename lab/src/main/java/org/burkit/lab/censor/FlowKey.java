package org.burkit.lab.censor;

import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.TcpSegment;

/** The two ends of a TCP connection as the client sees them. */
record FlowKey(Endpoint client, Endpoint server) {
  static FlowKey sentBy(TcpSegment fromClient) {
    return new FlowKey(fromClient.source(), fromClient.destination());
  }

  static FlowKey receivedBy(TcpSegment toClient) {
    return new FlowKey(toClient.destination(), toClient.source());
  }
}
