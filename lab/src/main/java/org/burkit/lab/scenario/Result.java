package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What the real probe said about a scenario, beside what is true.
 *
 * @param seed what chance was fixed by
 * @param took from the first namespace to the last process
 */
public record Result(Scenario scenario, long seed, Seen seen, Duration took) {

  public boolean agrees() {
    Truth truth = scenario.truth();
    return switch (seen) {
      case Seen.Verdict(var line, _) ->
          line.outcome().equals(truth.outcome())
              && line.mechanism().equals(truth.mechanism())
              && (truth.functions().isEmpty() || line.functions().equals(truth.functions()));
      case Seen.Failure _ -> false;
    };
  }

  /** Whether a place on the path was there to be told, and the block was. */
  boolean hasPlace() {
    return scenario.truth().hop().isPresent() && scenario.placeUnknowable().isEmpty() && agrees();
  }

  /** Whether a place was told although it is none that can be known, or is another. */
  boolean hasWrongPlace() {
    return agrees()
        && seen instanceof Seen.Verdict(var line, _)
        && line.hop().isPresent()
        && !line.hop().equals(scenario.truth().hop());
  }

  /** Whether the block was told, and its place cannot be. */
  boolean hasUnknowablePlace() {
    return scenario.placeUnknowable().isPresent() && agrees();
  }

  /** Whether the place was told rightly. */
  boolean agreesOnPlace() {
    return hasPlace()
        && seen instanceof Seen.Verdict(var line, _)
        && line.hop().equals(scenario.truth().hop());
  }

  /** {@code {"scenario":…,"truth":{…},"seen":{…},"agrees":…,"seed":…,"seconds":…}}. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("scenario", scenario.name());
    json.set("truth", TruthJson.of(scenario.truth()));
    ObjectNode said = json.putObject("seen").put("outcome", seen.outcome());
    if (seen instanceof Seen.Verdict(var line, _)) {
      said.put("mechanism", line.mechanism().orElse(null)).put("confidence", line.confidence());
      line.hop().ifPresent(hop -> said.put("hop", hop));
      line.functions()
          .forEach((function, state) -> said.withObject("/functions").put(function, state));
    }
    said.put("why", seen.why());
    json.put("agrees", agrees());
    scenario.placeUnknowable().ifPresent(reason -> json.put("place_unknowable", reason));
    scenario.notToldYet().ifPresent(reason -> json.put("not_told_yet", reason));
    return json.put("seed", seed).put("seconds", took.toMillis() / 1000.0);
  }
}
