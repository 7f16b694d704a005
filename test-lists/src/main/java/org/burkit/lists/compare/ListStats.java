package org.burkit.lists.compare;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.burkit.lists.Lists;
import org.burkit.lists.Site;

/**
 * How many sites an edition has, by each of four words.
 *
 * @param service by id; sites of none are left out
 */
public record ListStats(
    int sites,
    SortedMap<String, Integer> country,
    SortedMap<String, Integer> category,
    SortedMap<String, Integer> risk,
    SortedMap<String, Integer> service) {

  public static ListStats of(Lists lists) {
    List<Site> sites = lists.sites();
    return new ListStats(
        sites.size(),
        count(sites, site -> site.country().code()),
        count(sites, Site::category),
        count(sites, site -> site.risk().name().toLowerCase(Locale.ROOT)),
        count(sites.stream().filter(site -> !site.service().isEmpty()).toList(), Site::service));
  }

  private static SortedMap<String, Integer> count(List<Site> sites, Function<Site, String> word) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    sites.forEach(site -> counts.merge(word.apply(site), 1, Integer::sum));
    return counts;
  }
}
