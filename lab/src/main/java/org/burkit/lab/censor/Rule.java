package org.burkit.lab.censor;

/** One thing a censor does: an id for the counts, what it looks for, what it does then. */
public record Rule(String id, Trigger trigger, Action action) {
  public Rule {
    if (!fits(trigger, action)) {
      throw new IllegalArgumentException(
          "rule %s: %s cannot follow from %s".formatted(id, action, trigger));
    }
  }

  private static boolean fits(Trigger trigger, Action action) {
    return switch (trigger) {
      case Trigger.DnsName _ ->
          action instanceof Action.InjectAnswer || action instanceof Action.Drop;
      case Trigger.TlsServerName _ ->
          action instanceof Action.Drop || action instanceof Action.Reset;
      case Trigger.HttpHost _ ->
          !(action instanceof Action.InjectAnswer) && !(action instanceof Action.Divert);
      case Trigger.Destination _, Trigger.DestinationPort _ ->
          !(action instanceof Action.InjectAnswer) && !(action instanceof Action.BlockPage);
    };
  }
}
