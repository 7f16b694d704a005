package org.burkit.collector.token;

import java.io.Closeable;
import java.io.IOException;
import java.time.YearMonth;

/** Which tokens are spent, durably. Any thread may call it. */
public interface SpentTokens extends Closeable {
  /**
   * Spends a token.
   *
   * @param mark what it is known by
   * @return false where it was spent before; of any number who spend one at once, one gets true
   */
  boolean spend(YearMonth month, byte[] mark) throws IOException;

  /** Forgets those of all months before: their keys are gone, so that they can be spent no more. */
  void forgetBefore(YearMonth month) throws IOException;
}
