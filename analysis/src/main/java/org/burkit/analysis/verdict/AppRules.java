package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.verdict.Outcome.Reason;
import org.burkit.model.Measurement;
import org.burkit.model.Observation;
import org.burkit.model.ServiceFunction;

/**
 * Judging an app by the places it has to reach, where no control says how they fare elsewhere.
 *
 * <p>What stands for a control is the rest of the measurement. A function whose contacts all fail
 * alike, several of them and independent of each other, while something else on the same line
 * worked, is interfered with; a line on which nothing works says nothing.
 */
final class AppRules {
  /** A rule of this room, with what a stranger needs to check it; see {@link Rule}. */
  record AppRule(RuleId id, String comment, String source, String positive, String negative) {}

  static final AppRule FAILS =
      new AppRule(
          new RuleId("app.function_fails"),
          "Several independent contacts of one function of an app all fail alike, while something"
              + " else on the same line worked.",
          "OONI ts-018, ts-019, ts-020, ts-029",
          "telegram-messages-dropped",
          "telegram-line-dead");
  private static final AppRule WORKS =
      new AppRule(
          new RuleId("app.works"),
          "At least one contact of every function of the app answered: an app goes on to the next"
              + " of its servers.",
          "OONI ts-018, ts-020",
          "telegram-one-of-ten-fails",
          "telegram-messages-dropped");

  static List<AppRule> all() {
    return List.of(FAILS, WORKS);
  }

  /** What one more contact that fails alike adds: servers in other places do not fail together. */
  private static final double EACH_MORE = 1;

  private static final double MOST = 5;
  private static final double ONLY_NAMES = 1;

  private AppRules() {}

  static Verdict judge(KnownApp app, Measurement m, String references) {
    Map<ServiceFunction, List<Contact>> byFunction = new EnumMap<>(ServiceFunction.class);
    for (Contact contact : Contact.of(m)) {
      byFunction
          .computeIfAbsent(app.functionOf(contact.place()), _ -> new ArrayList<>())
          .add(contact);
    }
    List<FunctionVerdict> functions =
        byFunction.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    if (functions.isEmpty()) {
      return verdict(app, Reason.NOTHING_MEASURED, functions, references);
    }
    if (m.observations().stream().noneMatch(AppRules::worked)) {
      return verdict(app, Reason.GATE, functions, references);
    }
    return weigh(app, functions, lineDoubt(m), references);
  }

  private static Verdict weigh(
      KnownApp app, List<FunctionVerdict> functions, double doubt, String references) {
    FunctionVerdict worst = functions.getFirst();
    for (FunctionVerdict function : functions) {
      worst = odds(function) > odds(worst) ? function : worst;
    }
    double odds = odds(worst) - doubt;
    if (odds >= Odds.ACCUSE) {
      Outcome blocked = new Outcome.Blocked(worst.mechanism().orElseThrow());
      return new Verdict(
          blocked,
          Odds.probability(odds),
          false,
          List.of(FAILS.id()),
          app.domain(),
          references,
          functions);
    }
    boolean allWork = functions.stream().allMatch(f -> f.worked() > 0);
    return allWork
        ? new Verdict(
            new Outcome.Accessible(),
            Odds.probability(-Odds.PRIOR),
            false,
            List.of(WORKS.id()),
            app.domain(),
            references,
            functions)
        : verdict(app, Reason.WEAK_EVIDENCE, functions, references);
  }

  private static Verdict verdict(
      KnownApp app, Reason reason, List<FunctionVerdict> functions, String references) {
    return new Verdict(
        new Outcome.Inconclusive(reason), 0, false, List.of(), app.domain(), references, functions);
  }

  private static FunctionVerdict of(ServiceFunction function, List<Contact> contacts) {
    int worked = (int) contacts.stream().filter(Contact::worked).count();
    Optional<Mechanism> first = contacts.getFirst().failure();
    boolean alike =
        worked == 0
            && contacts.stream()
                .allMatch(
                    c -> c.failure().map(Mechanism::family).equals(first.map(Mechanism::family)));
    return new FunctionVerdict(
        function,
        alike ? first : Optional.empty(),
        alike && first.isPresent() ? Optional.of(contacts.getFirst().place()) : Optional.empty(),
        worked,
        contacts.size());
  }

  private static double odds(FunctionVerdict function) {
    return function.mechanism().isEmpty()
        ? Odds.PRIOR
        : Odds.PRIOR + Math.min(MOST, Finding.ONCE + EACH_MORE * (function.tried() - 1));
  }

  /** Names may come from a cache in the house: a line that only resolves may be dead. */
  private static double lineDoubt(Measurement m) {
    return m.observations().stream()
            .anyMatch(o -> !(o instanceof Observation.DnsLookup) && worked(o))
        ? 0
        : ONLY_NAMES;
  }

  private static boolean worked(Observation observation) {
    return switch (observation) {
      case Observation.DnsLookup q -> q.failure().isEmpty() && !q.addresses().isEmpty();
      case Observation.TcpConnect c -> c.failure().isEmpty();
      case Observation.TlsHandshake h -> h.failure().isEmpty();
      case Observation.QuicHandshake h -> h.failure().isEmpty();
      case Observation.HttpExchange e -> e.response().isPresent();
      case Observation.StunBinding b -> b.failure().isEmpty();
      case Observation.Unrecognized _ -> false;
    };
  }
}
