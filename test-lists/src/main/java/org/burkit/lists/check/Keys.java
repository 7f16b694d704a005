package org.burkit.lists.check;

import java.util.List;
import java.util.Set;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;

/** The columns and keys that each list has; another one is a slip of the pen. */
final class Keys {
  private static final Set<String> SITE =
      Set.of(
          "url",
          "category_code",
          "category_description",
          "date_added",
          "source",
          "notes",
          "risk",
          "service");
  private static final Set<String> SERVICE =
      Set.of("id", "names", "owner", "category", "domains", "source", "endpoints");
  private static final Set<String> ENDPOINT =
      Set.of("function", "protocol", "host", "port", "source");
  private static final Set<String> NETWORK =
      Set.of(
          "asn",
          "country",
          "name_kk",
          "name_ru",
          "name_en",
          "kind",
          "valid_from",
          "valid_until",
          "source");
  private static final Set<String> FINGERPRINT =
      Set.of("id", "place", "match", "pattern", "countries", "source");
  private static final Set<String> ROOT = Set.of("name", "issuer", "sha256", "source");
  private static final Set<String> DAY =
      Set.of("id", "kind", "countries", "yearly", "from", "days", "names", "source");
  private static final Set<String> CONTROL = Set.of("url", "source");
  private static final Set<String> STUN = Set.of("host", "port", "source");

  private Keys() {}

  static void check(Edition edition) {
    edition.sites().values().forEach(rows -> rows.stream().limit(1).forEach(r -> keys(r, SITE)));
    edition.networks().stream().limit(1).forEach(row -> keys(row, NETWORK));
    each(edition.services(), SERVICE);
    each(edition.endpoints(), ENDPOINT);
    each(edition.neutral(), CONTROL);
    each(edition.http3(), CONTROL);
    each(edition.stun(), STUN);
    each(edition.roots(), ROOT);
    each(edition.innocents(), FINGERPRINT);
    each(edition.notices(), FINGERPRINT);
    each(edition.calendar(), DAY);
  }

  private static void each(List<Entry> entries, Set<String> known) {
    entries.forEach(entry -> keys(entry, known));
  }

  private static void keys(Entry entry, Set<String> known) {
    entry
        .node()
        .fieldNames()
        .forEachRemaining(key -> {
          if (!known.contains(key)) {
            entry.fault(
                FaultKind.COLUMN,
                "'" + key + "' is not known here",
                "expected one of " + known.stream().sorted().toList());
          }
        });
  }
}
