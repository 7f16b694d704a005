package org.burkit.lab.censor;

import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;

/** The two ends of a flow as the client sees them. */
record FlowKey(Trigger.Transport transport, Endpoint client, Endpoint server) {
  static FlowKey sentBy(TcpSegment fromClient) {
    return new FlowKey(Trigger.Transport.TCP, fromClient.source(), fromClient.destination());
  }

  static FlowKey receivedBy(TcpSegment toClient) {
    return new FlowKey(Trigger.Transport.TCP, toClient.destination(), toClient.source());
  }

  static FlowKey sentBy(UdpDatagram fromClient) {
    return new FlowKey(Trigger.Transport.UDP, fromClient.source(), fromClient.destination());
  }

  static FlowKey receivedBy(UdpDatagram toClient) {
    return new FlowKey(Trigger.Transport.UDP, toClient.destination(), toClient.source());
  }

  FlowKey withServer(Endpoint other) {
    return new FlowKey(transport, client, other);
  }
}
