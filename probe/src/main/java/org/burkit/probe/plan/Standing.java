package org.burkit.probe.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lists.Category;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.lists.Site;
import org.burkit.model.Target;

/**
 * What the lists that came with the program say of hosts. Who lists one of them as something
 * harmless later does not change it.
 *
 * @param words by host; {@code www.} stands for what is under it as well
 */
record Standing(Map<String, List<Word>> words) {

  /** What one list says of a host. */
  record Word(Category category, Site.Risk risk) {}

  static Standing of(Lists lists) {
    Map<String, List<Word>> words = new HashMap<>();
    for (Site site : lists.sites()) {
      new Target(site.url())
          .host()
          .ifPresent(host -> add(words, bare(host), site.category(), site.risk()));
    }
    for (Service service : lists.services()) {
      service.domains().forEach(domain -> add(words, domain, service.category(), Site.Risk.LOW));
    }
    return new Standing(words);
  }

  private static void add(
      Map<String, List<Word>> words, String host, String category, Site.Risk risk) {
    Category.parse(category)
        .ifPresent(known ->
            words.computeIfAbsent(host, _ -> new ArrayList<>()).add(new Word(known, risk)));
  }

  private static String bare(String host) {
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }

  /** All that is said of a host, or of the nearest one above it. */
  List<Word> of(String host) {
    for (String name = host; ; name = name.substring(name.indexOf('.') + 1)) {
      List<Word> found = words.get(name);
      if (found != null) {
        return found;
      }
      if (name.indexOf('.') < 0) {
        return List.of();
      }
    }
  }

  /** The riskiest that is said of a host, by what its category asks and then by its own risk. */
  Optional<Word> riskiest(String host) {
    return of(host).stream()
        .max(
            Comparator.comparing((Word word) -> word.category().access())
                .thenComparing(Word::risk));
  }
}
