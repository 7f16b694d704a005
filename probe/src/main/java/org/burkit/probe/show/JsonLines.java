package org.burkit.probe.show;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.probe.run.TargetResult;

/** One line of JSON for each target: a contract with scripts. One thread. */
public final class JsonLines {
  private final PrintStream out;
  private final Explanations english = new Explanations(Locale.ENGLISH);

  public JsonLines(PrintStream out) {
    this.out = out;
  }

  public void print(TargetResult result) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", result.id().hex());
    line.put("input", result.input());
    line.put("outcome", result.verdict().outcome().label());
    line.put(
        "mechanism",
        result.verdict().outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null));
    line.put("confidence", result.verdict().confidence());
    result.verdict().rules().forEach(rule -> line.withArray("rules").add(rule.id()));
    line.withArray("rules");
    result.verdict().hop().ifPresent(hop -> line.put("hop", hop));
    result.verdict().only().ifPresent(version -> line.put("only", version.label()));
    result
        .verdict()
        .functions()
        .forEach(f -> line.withObject("/functions").put(f.function().label(), f.state()));
    line.put("why", english.why(result.verdict()));
    line.put("submission", result.submission().label());
    out.println(line);
    out.flush();
  }
}
