package org.burkit.lab.censor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Family;

/**
 * The rules of a censor in their order, and how often each was applied. One thread matches; {@link
 * #hits} is for any.
 */
final class Rulebook {
  private final List<Rule> rules;
  private final Seed seed;
  private final Map<Rule, Long> occurrences = new HashMap<>();
  private final Map<String, LongAdder> hits = new ConcurrentHashMap<>();

  Rulebook(List<Rule> rules, Seed seed) {
    this.rules = List.copyOf(rules);
    this.seed = seed;
  }

  /**
   * The first rule for the family whose trigger meets the condition and which acts now; it is
   * counted.
   */
  Optional<Rule> match(Family family, Instant now, Predicate<Trigger> condition) {
    Optional<Rule> found =
        rules.stream()
            .filter(rule -> rule.watches(family))
            .filter(rule -> condition.test(rule.trigger()) && rule.when().holds(now, luck(rule)))
            .findFirst();
    found.ifPresent(rule -> hits.computeIfAbsent(rule.id(), _ -> new LongAdder()).increment());
    return found;
  }

  boolean hasAny(Predicate<Trigger> condition) {
    return rules.stream().map(Rule::trigger).anyMatch(condition);
  }

  Map<String, Long> hits() {
    Map<String, Long> counts = new TreeMap<>();
    hits.forEach((id, count) -> counts.put(id, count.sum()));
    return counts;
  }

  private double luck(Rule rule) {
    return seed.of(rule.id()).draw(occurrences.merge(rule, 1L, Long::sum) - 1);
  }
}
