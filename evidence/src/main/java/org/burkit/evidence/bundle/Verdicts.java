package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.evidence.recount.Judged;
import org.burkit.lists.Lists;
import org.burkit.model.MeasurementId;

/** What the rules say of the measurements of a bundle: {@code verdict.json}. */
public final class Verdicts {
  /** What the last digits of a logarithm may differ by from one processor to another. */
  private static final double SAME = 1e-9;

  private Verdicts() {}

  /** The verdicts of those of which what they saw is shown, in their order. */
  public static ObjectNode json(Lists lists, List<Judged> judged) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("rules", Judge.RULE_SET).put("lists", lists.references().digest());
    ArrayNode verdicts = node.putArray("verdicts");
    judged.forEach(
        one -> one.verdict().ifPresent(verdict -> verdicts.add(json(one.id(), verdict))));
    return node;
  }

  private static ObjectNode json(MeasurementId id, Verdict verdict) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id.hex()).put("outcome", verdict.outcome().label());
    node.put(
        "mechanism", verdict.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null));
    node.put(
        "reason",
        verdict.outcome() instanceof Outcome.Inconclusive(Outcome.Reason reason)
            ? reason.label()
            : null);
    node.put("confidence", verdict.confidence()).put("decisive", verdict.decisive());
    ArrayNode rules = node.putArray("rules");
    verdict.rules().forEach(rule -> rules.add(rule.toString()));
    return node;
  }

  /** True where both say the same. */
  public static boolean same(JsonNode one, JsonNode other) {
    return one.equals(Verdicts::compare, other);
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return Math.abs(one.doubleValue() - other.doubleValue()) <= SAME ? 0 : 1;
    }
    return one.equals(other) ? 0 : 1;
  }
}
