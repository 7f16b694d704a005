package org.burkit.collector.page;

/** The fixed words of a page in its language, for templates. */
public final class Labels {
  private final Language language;

  Labels(Language language) {
    this.language = language;
  }

  /** The words of {@code key}, which has nothing to fill in. */
  public String say(String key) {
    return language.say(key);
  }
}
