package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.burkit.lab.program.ProbeLine;

/** What the real probe said about a scenario, beside what is true. */
public record Result(Scenario scenario, ProbeLine seen) {

  public boolean agrees() {
    Truth truth = scenario.truth();
    return seen.outcome().equals(truth.outcome()) && seen.mechanism().equals(truth.mechanism());
  }

  /** {@code {"scenario":…,"truth":{…},"seen":{…},"agrees":…}}. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("scenario", scenario.name());
    json.set("truth", TruthJson.of(scenario.truth()));
    json.putObject("seen")
        .put("outcome", seen.outcome())
        .put("mechanism", seen.mechanism().orElse(null))
        .put("confidence", seen.confidence())
        .put("why", seen.why());
    return json.put("agrees", agrees());
  }
}
