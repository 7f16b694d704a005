package org.burkit.collector.page;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.burkit.collector.web.Request;

/** A language of the pages with its words. Any thread may use it. */
enum Language {
  KK,
  RU,
  EN;

  private final Locale locale = Locale.of(name().toLowerCase(Locale.ROOT));

  String code() {
    return locale.getLanguage();
  }

  Locale locale() {
    return locale;
  }

  /** By which dates and times are written: day before month and 24 hours in all languages. */
  Locale dates() {
    return this == EN ? Locale.UK : locale;
  }

  /** The words of {@code key}, without anything to fill in. */
  String say(String key) {
    return say(key, Map.of());
  }

  /** The words of {@code key} with values by name, plurals by the rules of CLDR. */
  String say(String key, Map<String, Object> values) {
    String pattern = messages().getString(key);
    return new MessageFormat(pattern, ULocale.forLocale(locale)).format(values);
  }

  /** By {@code ?lang=}, then by {@code Accept-Language} (RFC 9110, 12.5.4), else Kazakh. */
  static Language of(Request request) {
    return request
        .query("lang")
        .flatMap(Language::named)
        .or(() -> request.header("accept-language").flatMap(Language::accepted))
        .orElse(KK);
  }

  private static Optional<Language> named(String code) {
    return List.of(values()).stream().filter(l -> l.code().equalsIgnoreCase(code)).findFirst();
  }

  private static Optional<Language> accepted(String header) {
    try {
      var ranges = Locale.LanguageRange.parse(header.substring(0, Math.min(200, header.length())));
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> named(List.of(range.getRange().split("-", 2)).getFirst()).stream())
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The words; the runtime keeps them after the first call. */
  ResourceBundle messages() {
    var noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle("org.burkit.collector.page.messages", locale, noFallback);
  }
}
