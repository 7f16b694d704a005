package org.burkit.probe.submit;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;
import org.burkit.probe.home.Purse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets new tokens where few are left, by a straight way: through a proxy they would be the proxy's.
 * It is done before anything is measured, so that hours lie between what the collector signs and
 * what is shown to it. One thread.
 *
 * @param signed digests of the keys of months, as signed lists have them; empty where they say
 *     nothing of keys
 */
public record TopUp(Routes routes, Purse purse, Map<YearMonth, String> signed) {
  private static final Logger LOG = LoggerFactory.getLogger(TopUp.class);

  /** So many are got at once: some networks freeze what has more than 16 KB. */
  static final int AT_ONCE = 24;

  /** Below so many, others are got. */
  private static final int FEW = 8;

  public TopUp {
    signed = Map.copyOf(signed);
  }

  /** Gets some where they are needed and the collector gives them; else all stays as it is. */
  public void run(Instant now) throws IOException {
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    purse.forgetBefore(month.minusMonths(1));
    Optional<CollectorClient> collector = routes.straight();
    if (purse.size() >= FEW || collector.isEmpty()) {
      return;
    }
    Optional<KeySheet> sheet = collector.get().tokenKeys();
    if (sheet.isPresent() && isEverybodys(sheet.get(), month)) {
      fill(collector.get(), sheet.get().of(month).orElseThrow(), month);
    }
  }

  /** One that shows that this probe was known before buys those that say so, too. */
  private void fill(CollectorClient collector, KeySheet.Keys keys, YearMonth month)
      throws IOException {
    Optional<Token> ticket = purse.ticket(month);
    if (ticket.isPresent()) {
      List<Token> known = issue(collector, keys.known(), ticket);
      purse.add(month, Standing.KNOWN, known);
      if (!known.isEmpty()) {
        return;
      }
    }
    purse.add(month, Standing.NEW, issue(collector, keys.fresh(), Optional.empty()));
  }

  private static List<Token> issue(
      CollectorClient collector, IssuerKey key, Optional<Token> ticket) {
    try {
      return collector.issue(key, AT_ONCE, ticket);
    } catch (IllegalArgumentException e) {
      LOG.warn("the collector's key for tokens is none: {}", e.getMessage());
      return List.of();
    }
  }

  /**
   * True where the keys are those that others see as well, as far as this probe can know: those of
   * the signed lists, else those that it saw first, which every way that answers must show.
   */
  private boolean isEverybodys(KeySheet sheet, YearMonth month) throws IOException {
    Optional<String> digest = sheet.digest(month);
    if (digest.isEmpty() || !(signed.isEmpty() || signed.containsKey(month))) {
      return false; // nobody says which they are to be
    }
    Optional<String> expected =
        signed.isEmpty() ? purse.digest(month) : Optional.ofNullable(signed.get(month));
    boolean same =
        expected.isPresent()
            ? expected.equals(digest)
            : routes.tokenKeys().stream().map(s -> s.digest(month)).allMatch(digest::equals);
    if (!same) {
      LOG.warn("the collector's keys for tokens are not those that others see; none are taken");
    } else if (purse.digest(month).isEmpty()) {
      purse.remember(month, digest.get());
    }
    return same;
  }
}
