package org.burkit.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.lab.demo.Story.Chapter;

/**
 * For one name of the story, what was found beside what is true.
 *
 * @param found by network: the mechanisms of its open incidents, or what most probes there said
 * @param faults sentences about what does not agree; empty if all does
 */
record NameResult(Chapter chapter, Map<String, String> found, List<String> faults) {
  NameResult {
    found = new TreeMap<>(found);
    faults = List.copyOf(faults);
  }

  boolean agrees() {
    return faults.isEmpty();
  }

  String truthInWords() {
    String blocked =
        new TreeMap<>(
                chapter.blocked().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            e -> e.getKey().toString(), e -> e.getValue().mechanism().orElse(""))))
            .entrySet().stream()
                .map(e -> e.getValue() + " in " + e.getKey() + ", ")
                .collect(Collectors.joining());
    return blocked + chapter.elsewhere().outcome() + (blocked.isEmpty() ? "" : " elsewhere");
  }

  String foundInWords() {
    return found.entrySet().stream()
        .map(e -> e.getValue() + " in " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  /** {@code {"name":…,"truth":{network: …},"found":{network: …},"agrees":…,"faults":[…]}}. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", chapter.host());
    ObjectNode truth = json.putObject("truth");
    Story.networks()
        .forEach(asn -> {
          var there = chapter.in(asn);
          truth.put(asn.toString(), there.mechanism().orElse(there.outcome()));
        });
    ObjectNode said = json.putObject("found");
    found.forEach(said::put);
    json.put("agrees", agrees());
    faults.forEach(json.putArray("faults")::add);
    return json;
  }
}
