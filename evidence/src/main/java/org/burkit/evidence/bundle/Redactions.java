package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bundle does not show: {@code redactions.json}.
 *
 * @param withheld of how many measurements each field is withheld, by its name
 * @param erased leaves whose seed is gone
 * @param leftOut measurements beside the others for which there was no room
 * @param times how exactly times are told
 * @param attested of how many what they saw is withheld, because their networks are not named
 */
public record Redactions(
    SortedMap<String, Integer> withheld,
    List<Long> erased,
    int leftOut,
    Precision times,
    int attested) {
  static Redactions of(List<Exhibit> exhibits, List<Long> erased, int leftOut) {
    var withheld = new TreeMap<String, Integer>();
    for (Exhibit exhibit : exhibits) {
      for (String field : exhibit.leaf().digests().keySet()) {
        if (!exhibit.shown().containsKey(field)) {
          withheld.merge(field, 1, Integer::sum);
        }
      }
    }
    Precision times = Precision.of(exhibits.stream().map(Exhibit::time).toList());
    int attested = (int) exhibits.stream().filter(e -> e.standIn().isPresent()).count();
    return new Redactions(withheld, List.copyOf(erased), leftOut, times, attested);
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode fields = node.putObject("withheld");
    withheld.forEach(fields::put);
    ArrayNode leaves = node.putArray("erased");
    erased.forEach(leaves::add);
    return node.put("left_out", leftOut)
        .put("times", times.label())
        .put("unnamed_networks", attested);
  }
}
