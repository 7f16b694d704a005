package org.burkit.lists.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.FaultKind;
import org.burkit.lists.file.ListFiles;

/** Countries that there are. */
final class Countries {
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());
  private static final String EVERYWHERE = "global";

  private Countries() {}

  static void check(Entry entry, String code) {
    if (code.matches("[A-Z]{2}") && !ISO.contains(code)) {
      entry.fault(FaultKind.COUNTRY, "country '" + code + "'", "there is none of this code");
    }
  }

  /** A list of sites is named after the country that it is of. */
  static void checkFile(String file, List<Fault> faults) {
    String name = file.substring(ListFiles.SITES.length()).replace(".csv", "");
    boolean known =
        name.equals(name.toLowerCase(Locale.ROOT)) && ISO.contains(name.toUpperCase(Locale.ROOT));
    if (!known && !name.equals(EVERYWHERE)) {
      faults.add(
          new Fault(
              file,
              0,
              FaultKind.COUNTRY,
              "'" + name + "' is no country",
              "name the file as kz.csv, or global.csv for all"));
    }
  }
}
