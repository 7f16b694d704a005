package org.burkit.lists.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lists.BundledRoots;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;

/** What may be wrong with fingerprints and interception roots. */
final class ReferenceLint {
  private static final int SHORTEST_PATTERN = 6;

  private ReferenceLint() {}

  static void check(Edition edition) {
    Map<String, Entry> seen = new HashMap<>();
    Map<String, Entry> ids = new HashMap<>();
    fingerprints(edition.innocents(), seen, ids);
    fingerprints(edition.notices(), seen, ids);
    roots(edition.roots());
  }

  private static void fingerprints(
      List<Entry> entries, Map<String, Entry> seen, Map<String, Entry> ids) {
    for (Entry entry : entries) {
      String pattern = entry.optional("pattern");
      if (!pattern.isEmpty()
          && pattern.length() < SHORTEST_PATTERN
          && !entry.optional("match").equals("exact")) {
        entry.fault(
            FaultKind.PATTERN,
            "pattern '" + pattern + "' is short",
            "write " + SHORTEST_PATTERN + " characters or more, or match it exactly");
      }
      entry.unique(ids, entry.optional("id"));
      entry.unique(seen, entry.optional("place") + " " + pattern);
      entry.texts("countries").forEach(code -> Countries.check(entry, code));
    }
  }

  private static void roots(List<Entry> entries) {
    Set<String> trusted = new HashSet<>();
    BundledRoots.read().forEach(root -> trusted.add(root.getSubjectX500Principal().getName()));
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      entry.texts("sha256").forEach(digest -> entry.unique(seen, digest));
      if (trusted.contains(entry.optional("issuer"))) {
        entry.fault(
            FaultKind.ISSUER,
            "browsers trust '" + entry.optional("issuer") + "'",
            "take it out: every honest site under it would be accused");
      }
    }
  }
}
