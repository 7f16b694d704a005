package org.burkit.probe.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.burkit.lists.Category;
import org.burkit.lists.Lists;

/**
 * What a volunteer said of how careful to be, as it was written.
 *
 * @param denyFile hosts never to visit, one a line; it need not be there
 */
public record Caution(
    String mode, Collection<String> allowed, Collection<String> denied, Path denyFile) {

  /**
   * The guard that follows, once there are lists; what cannot be read becomes a fault, and the
   * guard is the strictest.
   */
  public Function<Lists, Guard> guard(List<String> faults) {
    Mode known = mode(faults);
    Set<Category> categories = categories(faults);
    DenyList deny = deny(faults);
    return own -> new Guard(known, categories, deny, own);
  }

  private Mode mode(List<String> faults) {
    for (Mode known : Mode.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(mode)) {
        return known;
      }
    }
    faults.add("--mode: expected careful, standard or full, got '" + mode + "'");
    return Mode.CAREFUL;
  }

  private Set<Category> categories(List<String> faults) {
    Set<Category> categories = EnumSet.noneOf(Category.class);
    for (String code : allowed) {
      Optional<Category> category = Category.parse(code.toUpperCase(Locale.ROOT));
      if (category.isEmpty()) {
        faults.add("--allow: expected a category's code such as ANON, got '" + code + "'");
      } else if (category.get().access() == Category.Access.NEVER) {
        faults.add("--allow: no list may hold " + category.get() + "; name a page by --url");
      } else {
        categories.add(category.get());
      }
    }
    return categories;
  }

  private DenyList deny(List<String> faults) {
    DenyList given = DenyList.of(denied, "--deny", faults);
    try {
      List<String> lines = Files.exists(denyFile) ? Files.readAllLines(denyFile) : List.of();
      return given.and(DenyList.of(lines, denyFile.toString(), faults));
    } catch (IOException e) {
      faults.add(denyFile + ": expected a readable file of hosts, got " + e);
      return given;
    }
  }
}
