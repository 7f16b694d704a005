package org.burkit.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.burkit.lists.file.Entries;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.FaultKind;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.CountryCode;
import org.burkit.model.Fingerprint;
import org.burkit.model.References;

/** Turns the files of an edition into lists and collects every fault on the way. */
final class ListsReader {
  private final List<Fault> faults = new ArrayList<>();
  private final ListFiles files;

  private ListsReader(ListFiles files) {
    this.files = files;
  }

  static Lists read(ListFiles files) throws FaultyListsException, IOException {
    ListsReader reader = new ListsReader(files);
    Lists lists = reader.all();
    refuse(reader.faults);
    return lists;
  }

  static List<Fault> faults(ListFiles files) throws IOException {
    ListsReader reader = new ListsReader(files);
    reader.all();
    return reader.faults;
  }

  static List<Site> readSites(Path file) throws FaultyListsException, IOException {
    List<Fault> faults = new ArrayList<>();
    String name = file.toString();
    List<Site> sites =
        SiteRows.read(Entries.csv(name, ListFiles.bytes(file), faults), Site.EVERYWHERE);
    if (sites.isEmpty()) {
      faults.add(
          new Fault(
              name,
              1,
              FaultKind.NO_ENTRIES,
              "no sites",
              "write a first line with the columns url,category_code,category_description,"
                  + "date_added,source,notes and a line for each site"));
    }
    refuse(faults);
    return sites;
  }

  private static void refuse(List<Fault> faults) throws FaultyListsException {
    if (!faults.isEmpty()) {
      throw new FaultyListsException(faults);
    }
  }

  private Lists all() throws IOException {
    return new Lists(
        ServiceEntries.read(yaml(ListFiles.SERVICES)),
        sites(),
        NetworkRows.read(csv(ListFiles.NETWORKS)),
        CalendarEntries.read(yaml(ListFiles.CALENDAR)),
        ControlEntries.urls("neutral", controls("neutral")),
        ControlEntries.urls("http3", controls("http3")),
        ControlEntries.stun(controls("stun")),
        references());
  }

  private List<Site> sites() throws IOException {
    List<Site> sites = new ArrayList<>();
    for (String name : files.files().keySet()) {
      if (name.startsWith(ListFiles.SITES)) {
        sites.addAll(SiteRows.read(csv(name), country(name)));
      }
    }
    return sites;
  }

  /** The country that a file of sites is named after; the common list's name is no country's. */
  private static CountryCode country(String file) {
    String name = file.substring(ListFiles.SITES.length()).replace(".csv", "");
    return CountryCode.parse(name.toUpperCase(Locale.ROOT)).orElse(Site.EVERYWHERE);
  }

  private References references() throws IOException {
    List<Fingerprint> innocents = ReferenceEntries.fingerprints(yaml(ListFiles.FALSE_POSITIVES));
    List<Fingerprint> notices = ReferenceEntries.fingerprints(yaml(ListFiles.BLOCK_PAGES));
    return new References(
        innocents, notices, ReferenceEntries.roots(yaml(ListFiles.ROOTS)), files.digest());
  }

  private List<Entry> yaml(String name) throws IOException {
    return Entries.yaml(name, files.get(name), faults);
  }

  private List<Entry> controls(String kind) throws IOException {
    return Entries.yamlUnder(kind, ListFiles.CONTROLS, files.get(ListFiles.CONTROLS), faults);
  }

  private List<Entry> csv(String name) throws IOException {
    return Entries.csv(name, files.get(name), faults);
  }
}
