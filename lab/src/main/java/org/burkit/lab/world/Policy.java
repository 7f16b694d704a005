package org.burkit.lab.world;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.server.Lie;

/**
 * What a provider does to its clients.
 *
 * @param rules of the censor at its border
 * @param lies of its resolver, by name
 * @param intercepted names whose TLS is led to the interceptor
 * @param access how its homes reach it; no policy, but part of what they see
 */
public record Policy(
    List<Rule> rules, Map<String, Lie> lies, Set<String> intercepted, Access access) {
  /** Does nothing. */
  public static final Policy OPEN = new Policy(List.of(), Map.of(), Set.of());

  public Policy {
    rules = List.copyOf(rules);
    lies = Map.copyOf(lies);
    intercepted = Set.copyOf(intercepted);
  }

  public Policy(List<Rule> rules, Map<String, Lie> lies, Set<String> intercepted) {
    this(rules, lies, intercepted, Access.SOUND);
  }

  /** Does nothing, but is hard to reach. */
  public static Policy reachedBy(Access access) {
    return new Policy(List.of(), Map.of(), Set.of(), access);
  }

  public static Policy censoring(Rule... rules) {
    return new Policy(List.of(rules), Map.of(), Set.of());
  }

  public static Policy lying(Map<String, Lie> lies) {
    return new Policy(List.of(), lies, Set.of());
  }

  public static Policy intercepting(String... names) {
    return new Policy(List.of(), Map.of(), Set.of(names));
  }
}
