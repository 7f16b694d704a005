package org.burkit.probe.submit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Extra;

/**
 * How one way to the collector fared: a blocked collector is a finding as well.
 *
 * @param place of the way, as {@link Route} has it
 * @param failure why it did not go; empty where it went
 */
public record Tried(int place, Route.Kind kind, Optional<String> failure) {

  /**
   * What a measurement says beside what was seen: what is known already, and how each way fared
   * ({@code x_routes}), in the order in which they were tried, unless the first one went.
   */
  public static Extra besides(ObjectNode known, List<Tried> tried) {
    if (tried.stream().allMatch(one -> one.place() == 1 && one.failure().isEmpty())) {
      return Extra.of(known);
    }
    ObjectNode keys = known.deepCopy();
    ArrayNode routes = keys.putArray("x_routes");
    for (Tried one : tried) {
      routes
          .addObject()
          .put("place", one.place())
          .put("kind", one.kind().label())
          .put("failure", one.failure().orElse(null));
    }
    return Extra.of(keys);
  }
}
