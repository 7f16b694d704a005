package org.burkit.lists.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.Ports;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.FaultKind;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Target;

/** What may be wrong with controls. */
final class ControlLint {
  private ControlLint() {}

  static void check(Edition edition, List<Fault> faults) {
    if (edition.neutral().isEmpty()) {
      faults.add(
          new Fault(
              ListFiles.CONTROLS,
              0,
              FaultKind.NO_ENTRIES,
              "no neutral host",
              "name one that no network blocks: the gate asks it"));
    }
    urls(edition.neutral());
    urls(edition.http3());
    for (Entry server : edition.stun()) {
      Hosts.check(server, server.optional("host"), false);
      int port = server.node().path("port").asInt(3478);
      if (!Ports.fits(EndpointProtocol.STUN, port)) {
        server.fault(FaultKind.PORT, "port " + port, "list the ports of calls only");
      }
    }
  }

  private static void urls(List<Entry> entries) {
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      entry.unique(seen, entry.optional("url"));
      new Target(entry.optional("url"))
          .web()
          .ifPresent(web -> {
            Hosts.check(entry, web.host(), false);
            if (!Ports.isWeb(web.port())) {
              entry.fault(FaultKind.PORT, "port " + web.port(), "list pages on 443 or 8443");
            }
          });
    }
  }
}
