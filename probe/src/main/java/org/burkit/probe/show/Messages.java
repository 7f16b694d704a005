package org.burkit.probe.show;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.burkit.analysis.verdict.Explanations;

/** The probe's sentences in one language. Any thread may use them. */
public final class Messages {
  private static final String FILES = "org.burkit.probe.show.messages";

  private final Locale language;
  private final ResourceBundle bundle;

  public Messages(Locale language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            FILES,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language of the environment (POSIX order), English where it is none of ours. */
  public static Locale ofEnvironment(Map<String, String> environment) {
    for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        String language = value.split("[_.@]", 2)[0];
        return Explanations.LANGUAGES.stream()
            .filter(known -> known.getLanguage().equals(language))
            .findFirst()
            .orElse(Locale.ENGLISH);
      }
    }
    return Locale.ENGLISH;
  }

  public Locale language() {
    return language;
  }

  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language).format(arguments);
  }
}
