package org.burkit.lab.trial;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Forgery;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Policy;

/**
 * Words for what a policy does, one for each way in which it can differ from others: {@code
 * TlsServerName.Drop} for what is looked for and what is done then, {@code service at TCP port
 * 853}, {@code When.Share}, {@code forged Empty}, {@code lie Refused}, {@code interception
 * KNOWN_ROOT}. Pure.
 */
public final class Technique {
  private Technique() {}

  public static Set<String> of(Policy policy) {
    Set<String> all = new TreeSet<>();
    policy.rules().forEach(rule -> all.addAll(of(rule)));
    policy.lies().values().stream().map(Technique::of).forEach(all::add);
    if (!policy.intercepted().isEmpty()) {
      all.addAll(List.of("Destination.Divert", "interception " + policy.interception()));
    }
    if (!policy.forgery().equals(Forgery.PLAIN)) {
      all.add("forgery");
    }
    return all;
  }

  private static Set<String> of(Rule rule) {
    Set<String> all = new TreeSet<>();
    all.add(name(rule.trigger()) + "." + name(rule.action()));
    all.add("When." + name(rule.when()));
    if (!rule.residual().isZero()) {
      all.add("residual");
    }
    if (rule.families().size() == 1) {
      all.add("over " + rule.families() + " alone");
    }
    switch (rule.trigger()) {
      case Trigger.TlsServerName(var _, var sight) -> all.add("TlsServerName by " + sight);
      case Trigger.HttpHost(var _, var sight) -> all.add("HttpHost by " + sight);
      case Trigger.DnsName(var _, var carriers, var asked) ->
          all.addAll(List.of("DnsName over " + carriers, "DnsName asking " + asked));
      case Trigger.Service(var transport, int port) ->
          all.add("service at %s port %d".formatted(transport, port));
      default -> {}
    }
    switch (rule.action()) {
      case Action.ForgeDns forge -> all.addAll(of(forge));
      case Action.Respond(var response) -> all.add("respond " + response.status());
      default -> {}
    }
    return all;
  }

  private static Set<String> of(Action.ForgeDns forge) {
    Set<String> all = new TreeSet<>();
    forge.answers().stream().map(Technique::of).forEach(all::add);
    all.add("forged answers: " + forge.answers().size());
    all.add("genuine answer " + forge.genuine());
    if (forge.losesRace().holds(Instant.EPOCH, 0)) {
      all.add("lost race");
    }
    return all;
  }

  /** The word for a forged answer. */
  static String of(ForgedAnswer answer) {
    return "forged " + name(answer);
  }

  private static String of(Lie lie) {
    return "lie " + name(lie);
  }

  private static String name(Object arm) {
    return arm.getClass().getSimpleName();
  }
}
