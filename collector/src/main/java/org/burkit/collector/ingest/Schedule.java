package org.burkit.collector.ingest;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.schedule.Agenda;
import org.burkit.analysis.schedule.Agenda.Candidate;
import org.burkit.analysis.schedule.Hazard;
import org.burkit.lists.Category;
import org.burkit.lists.Lists;
import org.burkit.lists.Site;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Target;

/**
 * Which sites of the lists a probe is told to measure. Any thread.
 *
 * <p>What may endanger a volunteer is his to choose: sites of middle risk are given only to those
 * who asked for their category, and sites of high risk to nobody. Within that, those come first of
 * which the collector learns most.
 */
public final class Schedule {
  /** A vote, or a day of memory, is felt from the noon before on. */
  private static final Duration EVE = Duration.ofHours(12);

  /** One that should open everywhere; without it who is told to measure a block proves little. */
  private static final int CANARIES = 1;

  /** Of fewer sites none is given up for a canary. */
  private static final int ENOUGH_FOR_A_CANARY = 10;

  private final Lists lists;
  private final List<Candidate<Site>> sites;
  private final InstantSource clock;
  private final Agenda agenda;
  private final Random random = new SecureRandom();

  /**
   * What to measure.
   *
   * @param category code of the field's vocabulary
   * @param country whose list it stands in, or {@link Site#EVERYWHERE}
   */
  record Page(String url, String category, CountryCode country) {
    static Page of(Site site) {
      return new Page(site.url(), site.category(), site.country());
    }
  }

  /** A schedule that has heard of no measurement yet. */
  public Schedule(Lists lists, InstantSource clock) {
    this.lists = lists;
    this.clock = clock;
    this.sites = lists.sites().stream().flatMap(site -> Schedule.candidate(site).stream()).toList();
    this.agenda = new Agenda(sites.stream().map(Candidate::domain).collect(Collectors.toSet()));
  }

  /** Hears what was measured. */
  public void hear(Ballot ballot) {
    agenda.hear(ballot);
  }

  /**
   * At most so many for a probe in that network, of each host one; among them a canary.
   *
   * @param categories codes that were asked for; empty for all
   */
  List<Page> next(CountryCode cc, Asn asn, Set<String> categories, int limit) {
    List<Candidate<Site>> candidates = shuffled(fitting(cc, categories));
    List<Page> canaries = isOf(Category.CTRL, categories) ? canaries(limit) : List.of();
    Instant now = clock.instant();
    int budget = limit - canaries.size();
    List<Site> next = agenda.send(new Network(cc, asn), candidates, budget, hazard(cc, now), now);
    return Stream.concat(next.stream().map(Page::of), canaries.stream()).toList();
  }

  /**
   * At most so many sites of the country's list and of the common one, in any order.
   *
   * @param categories codes that were asked for; empty for all
   */
  List<Page> any(CountryCode cc, Set<String> categories, int limit) {
    return shuffled(fitting(cc, categories)).stream()
        .limit(limit)
        .map(candidate -> Page.of(candidate.what()))
        .toList();
  }

  private List<Page> canaries(int limit) {
    return shuffled(lists.neutral()).stream()
        .limit(limit < ENOUGH_FOR_A_CANARY ? 0 : CANARIES)
        .map(url -> new Page(url, Category.CTRL.name(), Site.EVERYWHERE))
        .toList();
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  private Hazard hazard(CountryCode cc, Instant now) {
    boolean tense =
        Stream.of(now, now.plus(EVE))
            .map(time -> time.atOffset(ZoneOffset.UTC).toLocalDate())
            .anyMatch(date ->
                lists.calendar().stream()
                    .anyMatch(day -> day.countries().contains(cc) && day.holds(date)));
    return tense ? Hazard.TENSE : Hazard.USUAL;
  }

  private List<Candidate<Site>> fitting(CountryCode cc, Set<String> categories) {
    return sites.stream()
        .filter(candidate -> isOf(cc, candidate.what()) && isWanted(candidate.what(), categories))
        .toList();
  }

  private static boolean isOf(CountryCode cc, Site site) {
    return site.country().equals(cc) || site.country().equals(Site.EVERYWHERE);
  }

  private static boolean isWanted(Site site, Set<String> categories) {
    boolean asked = categories.contains(site.category());
    boolean open =
        Category.parse(site.category())
            .filter(category -> category.access() == Category.Access.OPEN)
            .isPresent();
    return switch (site.risk()) {
      case LOW -> asked || (categories.isEmpty() && open);
      case MEDIUM -> asked;
      case HIGH -> false;
    };
  }

  private static boolean isOf(Category category, Set<String> categories) {
    return categories.isEmpty() || categories.contains(category.name());
  }

  private static Optional<Candidate<Site>> candidate(Site site) {
    return new Target(site.url()).host().map(host -> new Candidate<>(host, site));
  }
}
