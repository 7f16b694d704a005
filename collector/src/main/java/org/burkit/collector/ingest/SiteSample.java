package org.burkit.collector.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.burkit.lists.Site;
import org.burkit.model.CountryCode;

/**
 * Which sites a probe that is not ours is told to measure. Pure.
 *
 * <p>What may endanger a volunteer is his to choose: sites of middle risk are given only to those
 * who asked for their category, and sites of high risk to nobody, since a probe of others has not
 * asked its volunteer about them.
 */
final class SiteSample {
  private SiteSample() {}

  /**
   * At most {@code limit} sites of the country's list and of the common one, in the order that
   * {@code random} gives.
   *
   * @param categories codes that were asked for; empty for all
   */
  static List<Site> of(
      List<Site> sites, CountryCode cc, Set<String> categories, int limit, Random random) {
    List<Site> fitting = new ArrayList<>();
    for (Site site : sites) {
      boolean here = site.country().equals(cc) || site.country().equals(Site.EVERYWHERE);
      if (here && isWanted(site, categories)) {
        fitting.add(site);
      }
    }
    Collections.shuffle(fitting, random);
    return List.copyOf(fitting.subList(0, Math.min(limit, fitting.size())));
  }

  private static boolean isWanted(Site site, Set<String> categories) {
    return switch (site.risk()) {
      case LOW -> categories.isEmpty() || categories.contains(site.category());
      case MEDIUM -> categories.contains(site.category());
      case HIGH -> false;
    };
  }
}
