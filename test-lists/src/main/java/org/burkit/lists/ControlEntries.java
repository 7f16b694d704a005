package org.burkit.lists;

import java.util.ArrayList;
import java.util.List;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Target;

/** Reads the controls: addresses, and servers for calls. */
final class ControlEntries {
  private ControlEntries() {}

  static List<String> urls(String kind, List<Entry> entries) {
    List<String> urls = new ArrayList<>();
    for (Entry entry : entries) {
      String url = entry.required("url");
      if (new Target(url).host().isEmpty() || !url.startsWith("https://")) {
        entry.fault(FaultKind.URL, kind + " url '" + url + "'", "expected https:// and a host");
      }
      entry.source();
      urls.add(url);
    }
    return urls;
  }

  static List<StunServer> stun(List<Entry> entries) {
    List<StunServer> servers = new ArrayList<>();
    for (Entry entry : entries) {
      String host = ServiceEndpoints.host(entry);
      int port = ServiceEndpoints.port(entry, EndpointProtocol.STUN, host);
      servers.add(new StunServer(host, port));
      entry.source();
    }
    return servers;
  }
}
