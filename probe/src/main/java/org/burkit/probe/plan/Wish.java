package org.burkit.probe.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.burkit.model.CountryCode;

/**
 * What a volunteer asks to have measured.
 *
 * @param services ids, or {@link TargetPlan#ALL}
 * @param file a list of pages in the field's columns
 * @param country whose list is measured where nothing else was named
 */
public record Wish(
    List<String> urls, List<String> services, Optional<Path> file, CountryCode country) {
  public Wish {
    urls = List.copyOf(urls);
    services = List.copyOf(services);
  }

  /** The same, in a country that became known; one that was said stands. */
  public Wish in(CountryCode found) {
    return country.isKnown() ? this : new Wish(urls, services, file, found);
  }

  /** True where the lists choose. */
  public boolean namesNothing() {
    return urls.isEmpty() && services.isEmpty() && file.isEmpty();
  }
}
