package org.burkit.probe.show;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.burkit.analysis.verdict.Explanations;

/** The probe's sentences in one language. Any thread may use them. */
public final class Messages {
  private static final String FILES = "org.burkit.probe.show.messages";

  /** How the probe is called at a terminal, which the launcher of its package says. */
  private static final String PROBE = System.getProperty("burkit.command", "burkit probe");

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

  /** What is to be typed so that the probe does this: a word of its help, such as {@code page}. */
  public static String command(String what) {
    return PROBE + " " + what;
  }

  /** A sentence; {@code %probe%} in it is how the probe is called. */
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key).replace("%probe%", PROBE);
    return new MessageFormat(pattern, language).format(arguments);
  }
}
