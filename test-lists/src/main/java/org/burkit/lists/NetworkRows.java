package org.burkit.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Reads the networks. One that changed its name has a row for each time. */
final class NetworkRows {
  private NetworkRows() {}

  static List<Network> read(List<Entry> rows) {
    List<Network> networks = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry row : rows) {
      String text = row.required("asn");
      Optional<Asn> asn = Asn.parse(text).filter(Asn::isKnown);
      if (asn.isEmpty()) {
        row.fault(FaultKind.ASN, "asn '" + text + "'", "write it as AS64501");
      }
      row.unique(seen, (text + " " + row.optional("valid_from")).strip());
      networks.add(
          new Network(
              asn.orElse(Asn.UNKNOWN),
              country(row),
              LocalName.of(row.languages("name_kk", "name_ru", "name_en")),
              row.word("kind", Network.Kind.class),
              row.optionalDate("valid_from"),
              row.optionalDate("valid_until"),
              row.source()));
    }
    return networks;
  }

  private static Optional<CountryCode> country(Entry row) {
    String text = row.optional("country");
    return text.isEmpty() ? Optional.empty() : row.country(text);
  }
}
