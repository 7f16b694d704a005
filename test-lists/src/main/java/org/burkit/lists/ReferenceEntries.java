package org.burkit.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.CountryCode;
import org.burkit.model.DistinguishedName;
import org.burkit.model.Fingerprint;
import org.burkit.model.InterceptionRoot;

/** Reads what is known of notices and interception beforehand. */
final class ReferenceEntries {
  private ReferenceEntries() {}

  static List<Fingerprint> fingerprints(List<Entry> entries) {
    List<Fingerprint> fingerprints = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      String id = entry.required("id");
      entry.unique(seen, id);
      String place = entry.required("place");
      if (!place.matches("body|title|dns|header:[A-Za-z0-9-]+")) {
        entry.fault(
            FaultKind.WORD, "place '" + place + "'", "expected body, title, dns or header:<name>");
      }
      Fingerprint.Match match = entry.word("match", Fingerprint.Match.class);
      String pattern = entry.required("pattern");
      List<CountryCode> countries = entry.countries();
      String source = entry.source();
      if (!pattern.isBlank()) {
        fingerprints.add(new Fingerprint(id, place, match, pattern, countries, source));
      }
    }
    return fingerprints;
  }

  static List<InterceptionRoot> roots(List<Entry> entries) {
    List<InterceptionRoot> roots = new ArrayList<>();
    for (Entry entry : entries) {
      String issuer = entry.required("issuer");
      if (DistinguishedName.parse(issuer).isEmpty()) {
        entry.fault(
            FaultKind.ISSUER,
            "issuer '" + issuer + "'",
            "write a distinguished name as in RFC 2253");
      }
      List<String> digests = entry.texts("sha256");
      for (String digest : digests) {
        if (!digest.matches("[0-9a-f]{64}")) {
          entry.fault(FaultKind.DIGEST, "sha256 '" + digest + "'", "write 64 small hex digits");
        }
      }
      roots.add(new InterceptionRoot(entry.required("name"), issuer, digests, entry.source()));
    }
    return roots;
  }
}
