package org.burkit.probe.plan;

import java.util.Optional;
import org.burkit.lists.Category;
import org.burkit.lists.Site;

/** A page that the volunteer named, and what the lists say of it: worth a word of warning. */
public record Risky(String page, Category category, Site.Risk risk) {

  /** What is risky about a page; empty where nothing is. */
  static Optional<Risky> of(String page, Category category, Site.Risk risk) {
    return category.access() == Category.Access.OPEN && risk == Site.Risk.LOW
        ? Optional.empty()
        : Optional.of(new Risky(page, category, risk));
  }

  static Optional<Risky> of(Site site) {
    return Category.parse(site.category())
        .flatMap(category -> of(site.url(), category, site.risk()));
  }
}
