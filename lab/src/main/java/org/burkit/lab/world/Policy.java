package org.burkit.lab.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.burkit.lab.censor.Forgery;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.kernel.KernelRules;
import org.burkit.lab.server.Lie;

/**
 * What a provider does to its clients.
 *
 * @param rules of the censor at its border
 * @param lies of its resolver, by name
 * @param intercepted names whose TLS is led to the interceptor
 * @param access how its homes reach it; no policy, but part of what they see
 * @param kernel the kernel's own rules at its border, in the place of {@code rules}
 * @param interception what certificates the interceptor shows
 * @param forgery what the packets of its censor look like
 */
public record Policy(
    List<Rule> rules,
    Map<String, Lie> lies,
    Set<String> intercepted,
    Access access,
    Optional<KernelRules> kernel,
    Interception interception,
    Forgery forgery) {
  /** Does nothing. */
  public static final Policy OPEN = new Policy(List.of(), Map.of(), Set.of());

  public Policy {
    rules = List.copyOf(rules);
    lies = Map.copyOf(lies);
    intercepted = Set.copyOf(intercepted);
    if (kernel.isPresent() && access.stack().hasIpv6()) {
      throw new IllegalArgumentException("a border that the kernel guards forwards IPv4 only");
    }
    if (kernel.isPresent() && !(rules.isEmpty() && intercepted.isEmpty())) {
      throw new IllegalArgumentException("one border has one censor: the kernel's or the lab's");
    }
  }

  public Policy(List<Rule> rules, Map<String, Lie> lies, Set<String> intercepted, Access access) {
    this(
        rules, lies, intercepted, access, Optional.empty(), Interception.KNOWN_ROOT, Forgery.PLAIN);
  }

  public Policy(List<Rule> rules, Map<String, Lie> lies, Set<String> intercepted) {
    this(rules, lies, intercepted, Access.SOUND);
  }

  /** Its border is the kernel's, under these rules. */
  public static Policy guardedBy(KernelRules rules) {
    return new Policy(
        List.of(),
        Map.of(),
        Set.of(),
        Access.SOUND,
        Optional.of(rules),
        Interception.KNOWN_ROOT,
        Forgery.PLAIN);
  }

  /** Does nothing, but is hard to reach. */
  public static Policy reachedBy(Access access) {
    return new Policy(List.of(), Map.of(), Set.of(), access);
  }

  /** The same, and its homes reach it so. */
  public Policy with(Access other) {
    return new Policy(rules, lies, intercepted, other, kernel, interception, forgery);
  }

  public Policy with(Forgery other) {
    return new Policy(rules, lies, intercepted, access, kernel, interception, other);
  }

  public Policy with(Interception other) {
    return new Policy(rules, lies, intercepted, access, kernel, other, forgery);
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
