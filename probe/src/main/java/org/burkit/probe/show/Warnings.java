package org.burkit.probe.show;

import java.io.PrintStream;
import java.util.Set;
import org.burkit.lists.Category;
import org.burkit.probe.delivery.Delivered;
import org.burkit.probe.plan.Risky;
import org.burkit.probe.plan.TargetPlan;

/** What a volunteer should know before anything is measured. */
public final class Warnings {
  private final Messages messages;
  private final PrintStream out;

  public Warnings(Messages messages, PrintStream out) {
    this.messages = messages;
    this.out = out;
  }

  /** Says which lists are used, what is risky, and what was left out. */
  public void print(TargetPlan plan, Set<Category> allowed, Delivered delivered) {
    delivered
        .refused()
        .ifPresent(reason -> {
          out.println(messages.get("lists.refused." + reason.label()));
          out.println(messages.get(delivered.lists().isPresent() ? "lists.last" : "lists.own"));
        });
    for (Category category : allowed) {
      if (category.access() == Category.Access.BY_CONSENT) {
        out.println(messages.get("risk.allowed", category, messages.get("category." + category)));
      }
    }
    plan.risky().forEach(page -> out.println(warning(page)));
    if (plan.leftOut() > 0) {
      out.println(messages.get("leftout", plan.leftOut()));
    }
  }

  private String warning(Risky page) {
    return switch (page.category().access()) {
      case OPEN -> messages.get("risk.page", page.page());
      case BY_CONSENT, NEVER ->
          messages.get(
              "risk.named",
              page.page(),
              page.category(),
              messages.get("category." + page.category()));
    };
  }
}
