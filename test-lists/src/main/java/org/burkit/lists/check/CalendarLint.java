package org.burkit.lists.check;

import java.util.List;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;

/** What may be wrong with the calendar. */
final class CalendarLint {
  private CalendarLint() {}

  static void check(List<Entry> entries) {
    for (Entry entry : entries) {
      List<String> countries = entry.texts("countries");
      countries.forEach(code -> Countries.check(entry, code));
      if (countries.isEmpty()) {
        entry.fault(FaultKind.MISSING, "no countries", "name at least one");
      }
      if (entry.has("yearly") && entry.has("from")) {
        entry.fault(FaultKind.DATE, "both yearly and from", "keep one of them");
      }
    }
  }
}
