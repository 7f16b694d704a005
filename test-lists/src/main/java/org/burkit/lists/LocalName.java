package org.burkit.lists;

import java.util.List;
import java.util.Locale;

/** A name in the three languages of the project. */
public record LocalName(String kk, String ru, String en) {

  /** Of names in Kazakh, Russian and English, in this order. */
  static LocalName of(List<String> names) {
    return new LocalName(names.get(0), names.get(1), names.get(2));
  }

  /** The name in a language; the English one for any language but Kazakh and Russian. */
  public String in(Locale language) {
    return switch (language.getLanguage()) {
      case "kk" -> kk;
      case "ru" -> ru;
      default -> en;
    };
  }
}
