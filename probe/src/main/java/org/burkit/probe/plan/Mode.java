package org.burkit.probe.plan;

import java.util.EnumSet;
import java.util.Set;
import org.burkit.lists.Category;
import org.burkit.lists.Site;

/** How much a volunteer lets lists choose. What is asked for by name is outside of it. */
public enum Mode {
  /** Social networks and large news, and of those only what the program came with. */
  CAREFUL,
  /** All categories that carry no risk of their own. */
  STANDARD,
  /** The same, and single sites that are risky to visit. */
  FULL;

  private static final Set<Category> EVERYDAY =
      EnumSet.of(Category.GRP, Category.COMT, Category.MMED, Category.NEWS);

  boolean includes(Category category) {
    return switch (this) {
      case CAREFUL -> EVERYDAY.contains(category);
      case STANDARD, FULL -> category.access() == Category.Access.OPEN;
    };
  }

  boolean bears(Site.Risk risk) {
    return switch (this) {
      case CAREFUL -> risk == Site.Risk.LOW;
      case STANDARD -> risk != Site.Risk.HIGH;
      case FULL -> true;
    };
  }
}
