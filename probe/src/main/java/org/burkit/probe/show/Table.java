package org.burkit.probe.show;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
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
          "outcome.down_in_part",
          "outcome.server_side",
          "outcome.inconclusive",
          "outcome.service.accessible",
          "outcome.service.server_side");

  /** What any terminal shows. */
  private static final int COLUMNS = 80;

  private static final String INDENT = " ".repeat(6);

  /** Whether what was measured goes to a collector. */
  public enum Sending {
    YES,
    NOT_WISHED,
    NOWHERE
  }

  private final Messages messages;
  private final Explanations explanations;
  private final Map<String, String> names;
  private final int width;

  /**
   * @param names what people call the inputs that are no addresses
   */
  public Table(Messages messages, Map<String, String> names) {
    this.messages = messages;
    this.names = Map.copyOf(names);
    this.explanations = new Explanations(messages.language());
    this.width = OUTCOMES.stream().mapToInt(word -> messages.get(word).length()).max().orElse(0);
  }

  /** What goes before the first result. */
  public void printTitle(int count, Vantage vantage, PrintStream out) {
    say(title(count, vantage), out);
    out.flush();
  }

  public void print(TargetResult result, PrintStream out) {
    String name = names.getOrDefault(result.input(), result.input());
    out.println("  " + mark(result) + " " + padded(word(result)) + "  " + name);
    if (isOfService(result) || !(result.verdict().outcome() instanceof Outcome.Accessible)) {
      String why = explanations.why(result.verdict());
      Paragraph.lines(why, COLUMNS - INDENT.length()).forEach(line -> out.println(INDENT + line));
    }
    out.flush();
  }

  /** What a reader must know beside the results. */
  public void printEnd(Run.Summary summary, boolean withControl, Sending sending, PrintStream out) {
    summary
        .gate()
        .broken()
        .ifPresent(check ->
            say(messages.get("gate." + check.name(), check.failure().orElseThrow().text()), out));
    if (!withControl) {
      say(messages.get("control.none"), out);
    } else if (controlFailed(summary.gate())) {
      say(messages.get("control.away"), out);
    }
    if (summary.sentFromBefore() > 0) {
      say(messages.get("sent.before", summary.sentFromBefore()), out);
    }
    switch (sending) {
      case NOWHERE -> say(messages.get("sent.none"), out);
      case NOT_WISHED -> say(messages.get("sent.not_wished"), out);
      case YES -> {
        if (summary.waiting() > 0) {
          say(messages.get("waiting", summary.waiting(), summary.away().orElse("")), out);
        }
      }
    }
    say(messages.get("caution"), out);
    out.flush();
  }

  private static void say(String sentence, PrintStream out) {
    Paragraph.lines(sentence, COLUMNS).forEach(out::println);
  }

  private static boolean isOfService(TargetResult result) {
    return !result.verdict().functions().isEmpty();
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
    String key = result.verdict().outcome().label() + part;
    String ofService = "outcome.service." + key;
    return messages.get(
        isOfService(result) && OUTCOMES.contains(ofService) ? ofService : "outcome." + key);
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
