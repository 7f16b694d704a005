package org.burkit.analysis.verdict;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.model.ServiceFunction;

/**
 * Verdicts in one plain sentence, in Kazakh, Russian or English. The sentences stand in message
 * files; names are inserted whole and never declined.
 */
public final class Explanations {
  /** The languages there are; the first is the default. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.of("kk"), Locale.of("ru"), Locale.ENGLISH);

  /** Rules that saw what fails here succeed elsewhere: only then is it said. */
  static final Set<RuleId> SUCCEEDS_ELSEWHERE =
      Set.of(
          new RuleId("tls.fails_here_only"),
          new RuleId("tls.request_fails_here_only"),
          new RuleId("tls.hidden_name_fails_here_only"),
          new RuleId("quic.fails_here_only"));

  private static final String FILES = "org.burkit.analysis.verdict.why";

  private final ResourceBundle messages;
  private final Locale language;

  /** Sentences in {@code language}, which must be one of {@link #LANGUAGES}. */
  public Explanations(Locale language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "language must be one of " + LANGUAGES + ", was " + language);
    }
    this.language = language;
    this.messages =
        ResourceBundle.getBundle(
            FILES,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** What the verdict says of its target. */
  public String why(Verdict verdict) {
    if (!verdict.functions().isEmpty()) {
      return service(verdict);
    }
    String said = how(verdict, verdict.host());
    String scoped = verdict.only().map(v -> format("only." + v.label(), said)).orElse(said);
    return withHop(scoped, verdict);
  }

  /** Sentences of other layers say of themselves how it is elsewhere: none is judged without it. */
  private String how(Verdict verdict, String host) {
    String said = format(key(verdict.outcome()), host);
    boolean compared =
        verdict.outcome().mechanismIfBlocked().filter(Explanations::isOfAHandshake).isPresent()
            && verdict.rules().stream().anyMatch(SUCCEEDS_ELSEWHERE::contains);
    return compared ? format("with_elsewhere", said) : said;
  }

  private static boolean isOfAHandshake(Mechanism mechanism) {
    return mechanism.label().startsWith("tls.") || mechanism.label().startsWith("quic.");
  }

  private String withHop(String said, Verdict verdict) {
    return verdict.hop().isPresent() ? format("with_hop", said, verdict.hop().getAsInt()) : said;
  }

  private String service(Verdict verdict) {
    String functions = functions(verdict.states());
    if (!(verdict.outcome() instanceof Outcome.Blocked(Mechanism mechanism))) {
      return format("service." + verdict.outcome().label(), verdict.host(), functions);
    }
    if (verdict.rules().contains(AppRules.FAILS.id())) {
      return format("service.blocked_without_control", verdict.host(), functions);
    }
    String at =
        verdict.functions().stream()
            .filter(f -> f.mechanism().filter(mechanism::equals).isPresent())
            .flatMap(f -> f.at().stream())
            .findFirst()
            .orElse(verdict.host());
    String how = withHop(how(verdict, at), verdict);
    return format("service.blocked", verdict.host(), functions, how);
  }

  /**
   * How the functions of a service fare: one whole phrase for each, so that no language has to bend
   * a word.
   *
   * @param states works, partly or fails
   */
  public String functions(Map<ServiceFunction, String> states) {
    return states.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(f -> messages.getString("function." + f.getKey().label() + "." + f.getValue()))
        .collect(Collectors.joining(messages.getString("function.separator")));
  }

  private String format(String key, Object... arguments) {
    return new MessageFormat(messages.getString(key), language).format(arguments);
  }

  static String key(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Blocked(Mechanism mechanism) -> "blocked." + mechanism.label();
      case Outcome.Inconclusive(Outcome.Reason reason) -> "inconclusive." + reason.label();
      case Outcome.Accessible _, Outcome.Down _, Outcome.ServerSide _ -> outcome.label();
    };
  }
}
