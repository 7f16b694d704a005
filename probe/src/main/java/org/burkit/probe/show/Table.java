package org.burkit.probe.show;

import java.io.PrintStream;
import java.util.List;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Gate;
import org.burkit.model.Vantage;
import org.burkit.probe.run.Run;
import org.burkit.probe.run.TargetResult;

/**
 * The results of a run for a person to read, each as it comes: nothing is kept of them. One thread
 * at a time.
 */
public final class Table {
  private static final List<String> OUTCOMES =
      List.of(
          "outcome.accessible",
          "outcome.blocked",
          "outcome.blocked_in_part",
          "outcome.down",
          "outcome.server_side",
          "outcome.inconclusive");

  private final Messages messages;
  private final Explanations explanations;
  private final int width;

  public Table(Messages messages) {
    this.messages = messages;
    this.explanations = new Explanations(messages.language());
    this.width = OUTCOMES.stream().mapToInt(word -> messages.get(word).length()).max().orElse(0);
  }

  /** What goes before the first result. */
  public void printTitle(int count, Vantage vantage, PrintStream out) {
    out.println(title(count, vantage));
    out.flush();
  }

  public void print(TargetResult result, PrintStream out) {
    out.println("  " + mark(result) + " " + padded(word(result)) + "  " + result.input());
    boolean plain = result.verdict().functions().isEmpty();
    if (!plain || !(result.verdict().outcome() instanceof Outcome.Accessible)) {
      out.println("    " + " ".repeat(width) + "  " + explanations.why(result.verdict()));
    }
    out.flush();
  }

  /** What a reader must know beside the results. */
  public void printEnd(Run.Summary summary, boolean withControl, boolean sending, PrintStream out) {
    summary
        .gate()
        .broken()
        .ifPresent(check ->
            out.println(
                messages.get("gate." + check.name(), check.failure().orElseThrow().text())));
    if (!withControl) {
      out.println(messages.get("control.none"));
    } else if (controlFailed(summary.gate())) {
      out.println(messages.get("control.away"));
    }
    if (summary.sentFromBefore() > 0) {
      out.println(messages.get("sent.before", summary.sentFromBefore()));
    }
    if (summary.waiting() > 0 && sending) {
      String reason = summary.away().orElse("");
      out.println(messages.get("waiting", summary.waiting(), reason));
    } else if (!sending) {
      out.println(messages.get("sent.none"));
    }
    out.println(messages.get("caution"));
    out.flush();
  }

  private static boolean controlFailed(Gate gate) {
    return gate.checks().stream()
        .anyMatch(check -> check.name().equals("control") && check.failure().isPresent());
  }

  private String title(int count, Vantage vantage) {
    return vantage.asn().isKnown()
        ? messages.get(
            "title.from",
            count,
            vantage.networkName().orElse(vantage.asn().toString()),
            vantage.asn().toString(),
            vantage.cc().toString())
        : messages.get("title", count);
  }

  private String word(TargetResult result) {
    String part = result.verdict().isInPart() ? "_in_part" : "";
    return messages.get("outcome." + result.verdict().outcome().label() + part);
  }

  private static String mark(TargetResult result) {
    return switch (result.verdict().outcome()) {
      case Outcome.Accessible _ -> "+";
      case Outcome.Blocked _ -> "x";
      case Outcome.Down _, Outcome.ServerSide _ -> "-";
      case Outcome.Inconclusive _ -> "?";
    };
  }

  private String padded(String word) {
    return word + " ".repeat(width - word.length());
  }
}
