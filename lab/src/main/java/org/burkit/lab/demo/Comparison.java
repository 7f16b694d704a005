package org.burkit.lab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.burkit.lab.demo.Story.Chapter;
import org.burkit.lab.scenario.Truth;
import org.burkit.lab.world.Asn;

/**
 * What the system found, held against the story. Pure.
 *
 * @param strays incidents about something that the story does not have
 */
record Comparison(List<NameResult> names, List<FoundIncident> incidents, List<String> strays) {
  /** How many accepted measurements of a name from each provider are enough to speak of it. */
  static final int ENOUGH = 3;

  Comparison {
    names = List.copyOf(names);
    incidents = List.copyOf(incidents);
    strays = List.copyOf(strays);
  }

  static Comparison of(List<Chapter> chapters, List<FoundIncident> incidents, Tally tally) {
    List<NameResult> names =
        chapters.stream().map(chapter -> compare(chapter, incidents, tally)).toList();
    List<String> strays =
        incidents.stream()
            .filter(incident -> !isOfTheStory(incident, chapters))
            .map(incident -> "incident of no part of the story: " + incident.words())
            .toList();
    return new Comparison(names, incidents, strays);
  }

  boolean agrees() {
    return strays.isEmpty() && names.stream().allMatch(NameResult::agrees);
  }

  private static NameResult compare(Chapter chapter, List<FoundIncident> incidents, Tally tally) {
    Map<String, String> found = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (Asn network : Story.networks()) {
      TreeSet<String> mechanisms = new TreeSet<>();
      incidents.stream()
          .filter(i -> i.open() && i.covers(chapter.host(), network.number()))
          .forEach(i -> mechanisms.add(i.mechanism()));
      Map<String, Integer> outcomes = tally.outcomes(network, chapter.host());
      String most = most(outcomes).orElse("nothing");
      found.put(network.toString(), mechanisms.isEmpty() ? most : String.join(" and ", mechanisms));
      faults.addAll(faults(network, chapter.in(network), mechanisms, most));
      int accepted = tally.accepted(network, chapter.host());
      if (accepted < ENOUGH) {
        faults.add(
            "%s: %d accepted measurements, %d are needed".formatted(network, accepted, ENOUGH));
      }
    }
    return new NameResult(chapter, found, faults);
  }

  private static List<String> faults(
      Asn network, Truth truth, TreeSet<String> mechanisms, String most) {
    if (truth.mechanism().isPresent()) {
      String expected = truth.mechanism().get();
      return mechanisms.equals(new TreeSet<>(List.of(expected)))
          ? List.of()
          : List.of(
              "%s: expected an incident of %s, found %s".formatted(network, expected, mechanisms));
    }
    List<String> faults = new ArrayList<>();
    if (!mechanisms.isEmpty()) {
      faults.add("%s: accused of %s, but is innocent".formatted(network, mechanisms));
    }
    if (!most.equals(truth.outcome())) {
      faults.add("%s: is %s, most probes said %s".formatted(network, truth.outcome(), most));
    }
    return faults;
  }

  private static Optional<String> most(Map<String, Integer> outcomes) {
    return outcomes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /**
   * Every pair of name and network that an incident covers must be a block of the story, by the
   * same mechanism.
   */
  private static boolean isOfTheStory(FoundIncident incident, List<Chapter> chapters) {
    return incident.domains().stream()
        .allMatch(domain ->
            incident.asns().stream()
                .allMatch(asn -> isBlocked(domain, asn, incident.mechanism(), chapters)));
  }

  private static boolean isBlocked(
      String domain, int asn, String mechanism, List<Chapter> chapters) {
    return chapters.stream()
        .filter(chapter -> chapter.host().equals(domain))
        .flatMap(chapter -> chapter.blocked().entrySet().stream())
        .anyMatch(block ->
            block.getKey().number() == asn
                && block.getValue().mechanism().filter(mechanism::equals).isPresent());
  }
}
