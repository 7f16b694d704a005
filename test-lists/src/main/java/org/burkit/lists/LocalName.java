package org.burkit.lists;

import java.util.Locale;

/** A name in the three languages of the project. */
public record LocalName(String kk, String ru, String en) {

  /** The name in a language; the English one for any language but Kazakh and Russian. */
  public String in(Locale language) {
    return switch (language.getLanguage()) {
      case "kk" -> kk;
      case "ru" -> ru;
      default -> en;
    };
  }
}
