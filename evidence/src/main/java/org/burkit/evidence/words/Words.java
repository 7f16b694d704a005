package org.burkit.evidence.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import org.burkit.analysis.verdict.Explanations;

/** One language. Any thread may use it. */
public final class Words {
  private static final String FILES = "org.burkit.evidence.words.words";

  private final Locale language;
  private final ResourceBundle messages;

  private Words(Locale language) {
    this.language = language;
    this.messages =
        ResourceBundle.getBundle(
            FILES,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** All languages that there are. */
  public static List<Words> all() {
    return Explanations.LANGUAGES.stream().map(Words::new).toList();
  }

  /** By its code, such as {@code kk}; empty for one that we do not have. */
  public static Optional<Words> of(String code) {
    return all().stream().filter(words -> words.code().equals(code)).findFirst();
  }

  /** All sentences by their keys, as they stand in the file. */
  SortedMap<String, String> patterns() {
    var patterns = new TreeMap<String, String>();
    messages.keySet().forEach(key -> patterns.put(key, messages.getString(key)));
    return patterns;
  }

  public String code() {
    return language.getLanguage();
  }

  public Locale language() {
    return language;
  }

  /** The sentence of {@code key} with values, which are inserted whole. */
  public String say(String key, Object... values) {
    return new MessageFormat(messages.getString(key), language).format(values);
  }
}
