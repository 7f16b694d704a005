package org.burkit.lab.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.kernel.KernelRules;
import org.burkit.lab.world.Policy;

/**
 * One row of the table.
 *
 * @param name what to call it on the command line
 * @param words one sentence for people
 * @param url what is measured: a page, or {@code service:} and the id of a service
 * @param policy what the provider of the measuring home does
 * @param begins what time it is for the provider's censor when the row begins; the real time if
 *     empty
 * @param placeUnknowable why no home machine can know where on the path the censor stands, if so
 * @param notToldYet why the probe or the analysis cannot tell the truth of this row yet, if so
 */
public record Scenario(
    String name,
    String words,
    String url,
    Policy policy,
    Truth truth,
    Optional<Instant> begins,
    Optional<String> placeUnknowable,
    Optional<String> notToldYet) {
  private static final String SERVICE = "service:";

  public Scenario(String name, String words, String url, Policy policy, Truth truth) {
    this(name, words, url, policy, truth, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same row, marked as one whose truth nobody can tell yet, for this reason. */
  public Scenario notToldYet(String reason) {
    return new Scenario(
        name, words, url, policy, truth, begins, placeUnknowable, Optional.of(reason));
  }

  /** The same row, marked as one whose block can be told, but not from where. */
  public Scenario placeUnknowable(String reason) {
    return new Scenario(name, words, url, policy, truth, begins, Optional.of(reason), notToldYet);
  }

  /** The same row of a service whose functions fare so: works, partly or fails. */
  public Scenario fares(Map<String, String> functions) {
    return new Scenario(
        name, words, url, policy, truth.fares(functions), begins, placeUnknowable, notToldYet);
  }

  /** What asks the probe for it. */
  List<String> asking() {
    return url.startsWith(SERVICE)
        ? List.of("--service", url.substring(SERVICE.length()))
        : List.of("--url", url);
  }

  /** The same row, played at this time by the censor's clock. */
  public Scenario beginning(Instant time) {
    return new Scenario(
        name, words, url, policy, truth, Optional.of(time), placeUnknowable, notToldYet);
  }

  /** Programs beyond the lab's usual ones that must be on the PATH. */
  public List<String> tools() {
    return policy.kernel().map(KernelRules::tools).orElse(List.of());
  }
}
