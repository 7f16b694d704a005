package org.burkit.collector.doctor;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.burkit.analysis.verdict.Explanations;

/** The sentences in one language. Any thread may use it. */
public final class DoctorWords {
  private final Locale language;
  private final ResourceBundle sentences;

  private DoctorWords(Locale language) {
    this.language = language;
    this.sentences =
        ResourceBundle.getBundle(
            "org.burkit.collector.doctor.words",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Those of all languages that there are. */
  public static List<DoctorWords> all() {
    return Explanations.LANGUAGES.stream().map(DoctorWords::new).toList();
  }

  /** By the code of the language, such as {@code kk}; empty for one that we do not have. */
  public static Optional<DoctorWords> of(String code) {
    return all().stream().filter(words -> words.language.getLanguage().equals(code)).findFirst();
  }

  Set<String> keys() {
    return new TreeSet<>(sentences.keySet());
  }

  /** One line: its mark, what was found, and what is to be done. */
  public String say(Finding finding) {
    String pattern = sentences.getString(finding.key());
    return finding.mark().sign()
        + " "
        + new MessageFormat(pattern, ULocale.forLocale(language)).format(finding.values());
  }
}
