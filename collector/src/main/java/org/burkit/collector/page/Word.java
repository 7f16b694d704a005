package org.burkit.collector.page;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import org.burkit.analysis.incident.Grade;
import org.burkit.collector.store.Tally;

/** What is said of a site or service, on one network or all in all; the gravest first. */
enum Word {
  INTERCEPTED,
  BLOCKED,
  /** Not all of a service works. */
  PARTLY,
  MAYBE,
  /** Tests failed, too few for an incident. */
  FAILS,
  /** The server turns visitors away. */
  REFUSED,
  /** Open networks do not get through either. */
  DOWN,
  WORKS,
  UNCLEAR,
  /** Tested once, not lately. */
  OLD,
  NEVER;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of an open incident. */
  static Word of(Grade grade, boolean inPart) {
    return switch (grade) {
      case INTERCEPTED -> INTERCEPTED;
      case POSSIBLE -> MAYBE;
      case CONFIRMED, LIKELY -> inPart ? PARTLY : BLOCKED;
    };
  }

  /** Of a network without an incident: what more than half of the tests that say something say. */
  static Word of(Tally tally) {
    long telling = tally.accessible() + tally.blocked() + tally.down() + tally.serverSide();
    if (tally.accessible() * 2 > telling) {
      return WORKS;
    }
    if (tally.down() * 2 > telling) {
      return DOWN;
    }
    if (tally.serverSide() * 2 > telling) {
      return REFUSED;
    }
    return tally.blocked() > 0 ? FAILS : UNCLEAR;
  }

  /**
   * All in all. Networks that disagree without an incident leave it unclear, so that neither a
   * single failure accuses nor a single success hides one.
   *
   * @param networks at least one
   */
  static Word over(Collection<Word> networks) {
    var said = EnumSet.copyOf(networks);
    Word gravest = said.iterator().next();
    if (gravest.compareTo(MAYBE) <= 0) {
      return gravest;
    }
    said.remove(UNCLEAR);
    return said.size() == 1 && gravest != FAILS ? gravest : UNCLEAR;
  }
}
