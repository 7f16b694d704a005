package org.burkit.collector.token;

import java.time.YearMonth;
import java.util.Locale;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;

/** What somebody shows for a token. */
public sealed interface Presented {
  /** One that was signed here; whether it is spent is not known yet. */
  record Good(Token token, YearMonth month, Standing standing) implements Presented {
    /** True where its holder was known before this month. */
    public boolean isOfSomebodyKnown(YearMonth now) {
      return standing == Standing.KNOWN || month.isBefore(now);
    }
  }

  /** None. */
  record Bad(Reason reason) implements Presented {}

  /** Why a token is worth nothing. */
  enum Reason {
    /** It has not the form of one. */
    MALFORMED,
    /** By a key of months that are over, or of another collector. */
    UNKNOWN_KEY,
    /** Its key has not signed it. */
    FORGED,
    /** It was shown before. */
    SPENT,
    /** The batch has more measurements than one token is good for. */
    TOO_MANY;

    /** The word in metrics and answers. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
