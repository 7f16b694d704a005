package org.burkit.lists;

import java.util.Set;

/** The field's category codes (the 31 of the public test lists). */
final class Categories {
  static final Set<String> CODES =
      Set.of(
          "ALDR", "ANON", "COMM", "COMT", "CTRL", "CULTR", "DATE", "ECON", "ENV", "FILE", "GAME",
          "GMB", "GOVT", "GRP", "HACK", "HATE", "HOST", "HUMR", "IGO", "LGBT", "MILX", "MISC",
          "MMED", "NEWS", "POLR", "PORN", "PROV", "PUBH", "REL", "SRCH", "XED");

  private Categories() {}
}
