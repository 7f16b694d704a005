package org.burkit.collector.page;

/**
 * The form in which people ask for an address or a service, in words.
 *
 * @param asked what stands in it already
 */
public record AskForm(String lang, String label, String hint, String button, String asked) {
  static AskForm of(Language language, String asked) {
    return new AskForm(
        language.code(),
        language.say("check.label"),
        language.say("check.hint"),
        language.say("check.button"),
        asked);
  }
}
