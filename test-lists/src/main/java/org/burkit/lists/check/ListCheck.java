package org.burkit.lists.check;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.burkit.lists.Lists;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.ListFiles;

/** Looks an edition over, before it is published. */
public final class ListCheck {
  private ListCheck() {}

  /**
   * Every fault, each once.
   *
   * @param today no entry may have been added later
   */
  public static List<Fault> faults(ListFiles files, LocalDate today) throws IOException {
    Set<Fault> all = new LinkedHashSet<>(Lists.faults(files));
    List<Fault> found = new ArrayList<>();
    Edition edition = Edition.of(files, found);
    Domains domains = Domains.of(edition);
    Keys.check(edition);
    edition
        .sites()
        .forEach((file, rows) -> {
          Countries.checkFile(file, found);
          rows.forEach(row -> SiteLint.check(row, domains, today));
        });
    SamePages.check(edition);
    ServiceLint.check(edition, domains);
    NetworkLint.check(edition.networks(), today);
    ControlLint.check(edition, found);
    ReferenceLint.check(edition);
    CalendarLint.check(edition.calendar());
    all.addAll(found);
    return all.stream()
        .sorted(Comparator.comparing(Fault::file).thenComparingLong(Fault::line))
        .toList();
  }
}
