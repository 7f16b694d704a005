package org.burkit.lists.file;

import java.util.Locale;

/** What sort of fault, and why it is one. */
public enum FaultKind {
  SYNTAX("a file that cannot be read as a whole is not read at all"),
  NO_ENTRIES("an empty list measures nothing"),
  COLUMN("a column that nobody knows is read by nobody"),
  MISSING("without it the entry cannot be used or judged"),
  LANGUAGE("people read the project in Kazakh, Russian and English"),
  SOURCE("nobody can check what nobody has said"),
  DUPLICATE("two entries of one thing are measured twice and may contradict each other"),
  URL("it leads nowhere that a probe can go"),
  FRAGMENT("what follows the # is never sent, so that two rows are one page"),
  USER_INFO("a password in a list is everybody's"),
  PORT("a port of another service harms its owner and looks like a scan"),
  PRIVATE_ADDRESS("it leads into the volunteer's own home network"),
  IDNA("programs turn such a name into different names, or into none"),
  PUBLIC_SUFFIX("no such domain can be registered, or all that lies under it belongs to others"),
  INSECURE("over http anybody on the way can change the page"),
  HOST("a host is compared letter by letter"),
  CATEGORY("a volunteer allows and bars by the codes of the field"),
  DESCRIPTION("one code has one description, or readers take it for two"),
  RISKY("a volunteer must choose himself to visit what may harm him"),
  NEVER_LISTED("a visit may be a crime where volunteers live, and serves no campaign"),
  WORD("the vocabulary is closed, so that all sides understand it"),
  COUNTRY("a country is known by the two capital letters of ISO 3166-1"),
  DATE("a date is written as in ISO 8601 and lies in the past or at hand"),
  ASN("a network is known by its number as in RFC 6793, and private numbers are nobody's"),
  DIGEST("a digest with other letters matches nothing"),
  ISSUER("a name in another form matches no certificate"),
  PATTERN("it would take honest pages for notices"),
  SERVICE("a site without its service is not counted with it"),
  SISTER_DOMAIN("a block of a domain that nobody lists is told apart from its service's"),
  TOO_MANY("a volunteer's line bears only so much");

  private final String why;

  FaultKind(String why) {
    this.why = why;
  }

  public String why() {
    return why;
  }

  /** The word for it, in small letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
