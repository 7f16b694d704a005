package org.burkit.probe.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.lists.Site;

/** Two editions made one: what the program came with, and what a collector delivered. Pure. */
public final class Editions {
  private Editions() {}

  /**
   * The lists of a run. Controls and what is known of notices are always the program's own. In
   * careful mode the delivered lists can strike out and not add; else they take the place of the
   * program's sites and services, and the guard looks at each.
   */
  public static Lists of(Lists own, Optional<Lists> delivered, Guard guard) {
    List<Service> services = own.services().stream().map(guard::undenied).toList();
    List<Site> sites = own.sites();
    if (delivered.isPresent()) {
      Lists others = delivered.get();
      boolean careful = guard.mode() == Mode.CAREFUL;
      sites = careful ? both(sites, others.sites(), Site::url) : others.sites();
      services =
          careful
              ? both(services, others.services(), Service::id)
              : others.services().stream().map(guard::admitted).toList();
    }
    return new Lists(
        services,
        sites,
        own.networks(),
        own.calendar(),
        own.neutral(),
        own.http3(),
        own.stun(),
        own.references());
  }

  /** Ours, where the others have them too. */
  private static <T> List<T> both(List<T> ours, List<T> others, Function<T, String> key) {
    Set<String> known = others.stream().map(key).collect(Collectors.toSet());
    return ours.stream().filter(entry -> known.contains(key.apply(entry))).toList();
  }
}
