package org.burkit.lists;

import java.util.Arrays;
import java.util.Optional;

/** The field's category codes (the 31 of the public test lists), and who may ask for each. */
public enum Category {
  ALDR("Alcohol & Drugs", Access.BY_CONSENT),
  ANON("Anonymization and circumvention tools", Access.BY_CONSENT),
  COMM("E-commerce", Access.OPEN),
  COMT("Communication Tools", Access.OPEN),
  CTRL("Control content", Access.OPEN),
  CULTR("Culture", Access.OPEN),
  DATE("Online Dating", Access.BY_CONSENT),
  ECON("Economics", Access.OPEN),
  ENV("Environment", Access.OPEN),
  FILE("File-sharing", Access.OPEN),
  GAME("Gaming", Access.OPEN),
  GMB("Gambling", Access.BY_CONSENT),
  GOVT("Government", Access.OPEN),
  GRP("Social Networking", Access.OPEN),
  HACK("Hacking Tools", Access.BY_CONSENT),
  HATE("Hate Speech", Access.NEVER),
  HOST("Hosting and Blogging Platforms", Access.OPEN),
  HUMR("Human Rights Issues", Access.OPEN),
  IGO("Intergovernmental Organizations", Access.OPEN),
  LGBT("LGBT", Access.BY_CONSENT),
  MILX("Terrorism and Militants", Access.NEVER),
  MISC("Miscellaneous content", Access.OPEN),
  MMED("Media sharing", Access.OPEN),
  NEWS("News Media", Access.OPEN),
  POLR("Political Criticism", Access.OPEN),
  PORN("Pornography", Access.NEVER),
  PROV("Provocative Attire", Access.BY_CONSENT),
  PUBH("Public Health", Access.OPEN),
  REL("Religion", Access.BY_CONSENT),
  SRCH("Search Engines", Access.OPEN),
  XED("Sex Education", Access.BY_CONSENT);

  /** Who may have a volunteer's machine visit sites of a category. */
  public enum Access {
    /** A list may. */
    OPEN,
    /** Only the volunteer, category by category: a visit may harm him where he lives. */
    BY_CONSENT,
    /** No list at all: a visit may be a crime. */
    NEVER
  }

  private final String description;
  private final Access access;

  Category(String description, Access access) {
    this.description = description;
    this.access = access;
  }

  /** What stands in the column {@code category_description} beside the code. */
  public String description() {
    return description;
  }

  public Access access() {
    return access;
  }

  /** Reads a code in capital letters; empty for anything else. */
  public static Optional<Category> parse(String code) {
    return Arrays.stream(values()).filter(category -> category.name().equals(code)).findFirst();
  }
}
