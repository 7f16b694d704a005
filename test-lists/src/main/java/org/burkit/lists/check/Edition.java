package org.burkit.lists.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.file.Entries;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.ListFiles;

/**
 * The entries of an edition, by list.
 *
 * @param sites by file name
 */
record Edition(
    List<Entry> services,
    Map<String, List<Entry>> sites,
    List<Entry> networks,
    List<Entry> neutral,
    List<Entry> http3,
    List<Entry> stun,
    List<Entry> roots,
    List<Entry> innocents,
    List<Entry> notices,
    List<Entry> calendar) {

  static Edition of(ListFiles files, List<Fault> faults) throws IOException {
    Map<String, List<Entry>> sites = new LinkedHashMap<>();
    for (String name : files.files().keySet()) {
      if (name.startsWith(ListFiles.SITES)) {
        sites.put(name, Entries.csv(name, files.get(name), faults));
      }
    }
    return new Edition(
        yaml(ListFiles.SERVICES, files, faults),
        sites,
        Entries.csv(ListFiles.NETWORKS, files.get(ListFiles.NETWORKS), faults),
        controls("neutral", files, faults),
        controls("http3", files, faults),
        controls("stun", files, faults),
        yaml(ListFiles.ROOTS, files, faults),
        yaml(ListFiles.FALSE_POSITIVES, files, faults),
        yaml(ListFiles.BLOCK_PAGES, files, faults),
        yaml(ListFiles.CALENDAR, files, faults));
  }

  private static List<Entry> yaml(String name, ListFiles files, List<Fault> faults)
      throws IOException {
    return Entries.yaml(name, files.get(name), faults);
  }

  private static List<Entry> controls(String kind, ListFiles files, List<Fault> faults)
      throws IOException {
    return Entries.yamlUnder(kind, ListFiles.CONTROLS, files.get(ListFiles.CONTROLS), faults);
  }

  /** Every endpoint of every service. */
  List<Entry> endpoints() {
    List<Entry> all = new ArrayList<>();
    services.forEach(service -> all.addAll(service.each("endpoints")));
    return all;
  }
}
