package org.burkit.lists.check;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.Asn;

/** What may be wrong with networks. */
final class NetworkLint {
  private NetworkLint() {}

  static void check(List<Entry> rows, LocalDate today) {
    Map<String, Entry> open = new HashMap<>();
    for (Entry row : rows) {
      Asn.parse(row.optional("asn"))
          .filter(NetworkLint::isNobodys)
          .ifPresent(asn ->
              row.fault(FaultKind.ASN, asn + " is for private use", "write the network's own"));
      String country = row.optional("country");
      Countries.check(row, country);
      if (country.isEmpty() && !row.optional("kind").equals("hosting")) {
        row.fault(FaultKind.MISSING, "no country", "write it; only hosting serves many");
      }
      dates(row, today);
      if (row.optional("valid_until").isEmpty()) {
        Entry other = open.putIfAbsent(row.optional("asn"), row);
        if (other != null && !other.optional("valid_from").equals(row.optional("valid_from"))) {
          row.fault(
              FaultKind.DUPLICATE,
              row.optional("asn") + " has two names today, the other in line " + other.line(),
              "say until when one of them held");
        }
      }
    }
  }

  private static void dates(Entry row, LocalDate today) {
    LocalDate from = row.date("valid_from");
    Optional<LocalDate> until = row.optionalDate("valid_until");
    if (until.filter(from::isAfter).isPresent()) {
      row.fault(FaultKind.DATE, "valid_until lies before valid_from", "put them in order");
    }
    if (from.isAfter(today)) {
      row.fault(FaultKind.DATE, "valid_from " + from + " is to come", "write the day of it");
    }
  }

  /** RFC 5398, RFC 6996, RFC 6793, RFC 7300. */
  private static boolean isNobodys(Asn asn) {
    long n = asn.number();
    return n == 23456 || (n >= 64496 && n <= 65551) || n >= 4_200_000_000L;
  }
}
