package org.burkit.analysis.verdict;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Verdicts in one plain sentence, in Kazakh, Russian or English. The sentences stand in message
 * files; names are inserted whole and never declined.
 */
public final class Explanations {
  /** The languages there are; the first is the default. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.of("kk"), Locale.of("ru"), Locale.ENGLISH);

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
    String pattern = messages.getString(key(verdict.outcome()));
    return new MessageFormat(pattern, language).format(new Object[] {verdict.host()});
  }

  static String key(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Blocked(Mechanism mechanism) -> "blocked." + mechanism.label();
      case Outcome.Inconclusive(Outcome.Reason reason) -> "inconclusive." + reason.label();
      case Outcome.Accessible _, Outcome.Down _, Outcome.ServerSide _ -> outcome.label();
    };
  }
}
