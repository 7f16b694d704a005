package org.burkit.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.CountryCode;
import org.burkit.model.Target;

/** Reads the rows of one list of sites. */
final class SiteRows {
  private SiteRows() {}

  static List<Site> read(List<Entry> rows, CountryCode country) {
    List<Site> sites = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry row : rows) {
      String url = row.required("url");
      if (new Target(url).host().isEmpty()) {
        row.fault(FaultKind.URL, "url '" + url + "'", "expected http:// or https:// and a host");
      }
      row.unique(seen, url);
      sites.add(
          new Site(
              url,
              category(row, "category_code"),
              row.date("date_added"),
              row.source(),
              row.optional("notes"),
              row.has("risk") ? row.word("risk", Site.Risk.class) : usualRisk(row),
              row.optional("service"),
              country));
    }
    return sites;
  }

  /** Others' lists say nothing of risk; their categories do. */
  private static Site.Risk usualRisk(Entry row) {
    return Category.parse(row.optional("category_code"))
        .filter(category -> category.access() == Category.Access.OPEN)
        .map(_ -> Site.Risk.LOW)
        .orElse(Site.Risk.HIGH);
  }

  static String category(Entry entry, String key) {
    String code = entry.required(key);
    if (!code.isBlank() && Category.parse(code).isEmpty()) {
      entry.fault(
          FaultKind.CATEGORY, "category '" + code + "'", "use a code of the field's vocabulary");
    }
    return code;
  }
}
