package org.burkit.lab.censor;

/** Which triggers match the mere beginning of a flow, before anything is said. Pure. */
final class Starts {
  private Starts() {}

  static boolean match(Trigger trigger, FlowKey flow) {
    return switch (trigger) {
      case Trigger.Destination(var endpoint) ->
          flow.transport() == Trigger.Transport.TCP && endpoint.equals(flow.server());
      case Trigger.Address(var address) -> address.equals(flow.server().address());
      case Trigger.Service(var transport, int port) ->
          transport == flow.transport() && port == flow.server().port();
      case Trigger.DnsName _,
          Trigger.TlsServerName _,
          Trigger.EncryptedHello _,
          Trigger.HttpHost _,
          Trigger.QuicServerName _,
          Trigger.Everything _ ->
          false;
    };
  }
}
