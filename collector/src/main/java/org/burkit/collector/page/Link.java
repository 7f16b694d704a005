package org.burkit.collector.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** A link in words. */
public record Link(String href, String words) {
  static Link toIncident(IncidentId id, String words, Language language) {
    return to("/i/" + id, words, language);
  }

  static Link toService(String id, String name, Language language) {
    return to("/s/" + id, name, language);
  }

  /**
   * @param name as measurements have it; a stranger may have written it
   * @param shown as people read it
   */
  static Link toHost(String name, String shown, Language language) {
    return to("/d/" + URLEncoder.encode(name, StandardCharsets.UTF_8), shown, language);
  }

  static Link toNetwork(Asn asn, String name, Language language) {
    return to("/n/" + asn, name, language);
  }

  static Link toCountry(CountryCode cc, String name, Language language) {
    return to("/c/" + cc.code(), name, language);
  }

  static Link toTerm(Term term, Language language) {
    String path = "/glossary?lang=" + language.code() + "#" + term.label();
    return new Link(path, language.say("term." + term.label() + ".name"));
  }

  private static Link to(String path, String words, Language language) {
    return new Link(path + "?lang=" + language.code(), words);
  }
}
