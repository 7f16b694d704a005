package org.burkit.lab.censor;

import java.time.Duration;
import java.util.Set;
import org.burkit.lab.packet.Family;

/**
 * One thing a censor does.
 *
 * @param id names it in the counts
 * @param trigger what it looks for
 * @param action what it does then
 * @param when at which of the occasions
 * @param residual how long client and server stay cut off from each other afterwards; zero for not
 *     at all
 * @param families the versions of IP whose packets it sees; a diversion sees those of the end point
 *     that it leads to, whatever stands here
 */
public record Rule(
    String id, Trigger trigger, Action action, When when, Duration residual, Set<Family> families) {
  public Rule {
    families = Set.copyOf(families);
    if (!fits(trigger, action)) {
      throw new IllegalArgumentException(
          "rule %s: %s cannot follow from %s".formatted(id, action, trigger));
    }
    if (residual.isNegative()) {
      throw new IllegalArgumentException("rule %s: negative residual time".formatted(id));
    }
  }

  /** A rule that always acts and has no after-effect. */
  public Rule(String id, Trigger trigger, Action action) {
    this(id, trigger, action, new When.Always(), Duration.ZERO, Set.of(Family.IPV4, Family.IPV6));
  }

  public Rule when(When other) {
    return new Rule(id, trigger, action, other, residual, families);
  }

  public Rule withResidual(Duration time) {
    return new Rule(id, trigger, action, when, time, families);
  }

  /** The same rule for packets of one version of IP. */
  public Rule over(Family family) {
    return new Rule(id, trigger, action, when, residual, Set.of(family));
  }

  boolean watches(Family family) {
    return action instanceof Action.Divert(var instead)
        ? instead.address().family() == family
        : families.contains(family);
  }

  private static boolean fits(Trigger trigger, Action action) {
    return switch (action) {
      case Action.Drop _ -> true;
      case Action.ForgeDns _ -> trigger instanceof Trigger.DnsName;
      case Action.Respond _ -> trigger instanceof Trigger.HttpHost;
      case Action.Alert _ -> readsTls(trigger);
      case Action.Divert _ ->
          trigger instanceof Trigger.Destination || trigger instanceof Trigger.Service;
      case Action.Prohibit _ -> startsFlow(trigger);
      case Action.Reset _ -> readsTcp(trigger) || startsTcp(trigger);
      case Action.ResetClient _,
          Action.Close _,
          Action.Mute _,
          Action.Freeze _,
          Action.ResetLater _ ->
          readsTcp(trigger);
      case Action.Shape _, Action.Lose _ -> readsTcp(trigger) || startsFlow(trigger);
    };
  }

  private static boolean readsTcp(Trigger trigger) {
    return readsTls(trigger) || trigger instanceof Trigger.HttpHost;
  }

  private static boolean readsTls(Trigger trigger) {
    return trigger instanceof Trigger.TlsServerName || trigger instanceof Trigger.EncryptedHello;
  }

  private static boolean startsTcp(Trigger trigger) {
    return startsFlow(trigger)
        && !(trigger instanceof Trigger.Service(var transport, int _)
            && transport == Trigger.Transport.UDP);
  }

  private static boolean startsFlow(Trigger trigger) {
    return trigger instanceof Trigger.Destination
        || trigger instanceof Trigger.Address
        || trigger instanceof Trigger.Service;
  }
}
