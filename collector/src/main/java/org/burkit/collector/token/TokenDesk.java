package org.burkit.collector.token;

import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;

/**
 * Gives out keys and takes tokens. Keys are read, and made, when somebody first asks in a month,
 * which may be a collector that starts. Any thread may call it.
 */
public final class TokenDesk {
  private final KeyPlace place;
  private final SpentTokens spent;
  private final InstantSource clock;
  private volatile Optional<Drawer> drawer = Optional.empty();

  public TokenDesk(KeyPlace place, SpentTokens spent, InstantSource clock) {
    this.place = place;
    this.spent = spent;
    this.clock = clock;
  }

  /** The keys of a month as they are used in it. */
  private record Drawer(YearMonth month, KeySheet sheet, Map<String, Use> byId) {}

  private record Use(YearMonth month, Standing standing, IssuingKey key) {
    IssuerKey issuer() {
      return key.issuer();
    }
  }

  /** What may be signed with now. */
  public record Signing(Standing standing, IssuingKey key) {}

  /** UTC. */
  public YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** The keys of this month and of those ahead. */
  public KeySheet sheet() throws IOException {
    return drawer().sheet();
  }

  /** The key of that name where it is one of this month. */
  public Optional<Signing> signing(String keyId) throws IOException {
    Drawer now = drawer();
    return Optional.ofNullable(now.byId().get(keyId))
        .filter(use -> use.month().equals(now.month()))
        .map(use -> new Signing(use.standing(), use.key()));
  }

  /** What a text is that somebody shows for a token; it is not spent by that. */
  public Presented look(String text) throws IOException {
    Optional<Token> token = Token.parse(text);
    if (token.isEmpty()) {
      return new Presented.Bad(Presented.Reason.MALFORMED);
    }
    Drawer now = drawer();
    Use use = now.byId().get(token.get().keyId());
    if (use == null || use.month().isAfter(now.month())) {
      return new Presented.Bad(Presented.Reason.UNKNOWN_KEY);
    }
    return token.get().isSignedBy(use.issuer())
        ? new Presented.Good(token.get(), use.month(), use.standing())
        : new Presented.Bad(Presented.Reason.FORGED);
  }

  /** Spends one; false where it was spent before. What is true is on the disk. */
  public boolean spend(Presented.Good good) throws IOException {
    return spent.spend(good.month(), good.token().mark());
  }

  private Drawer drawer() throws IOException {
    YearMonth month = month();
    Optional<Drawer> now = drawer;
    return now.isPresent() && now.get().month().equals(month) ? now.get() : open(month);
  }

  private synchronized Drawer open(YearMonth month) throws IOException {
    if (drawer.isPresent() && drawer.get().month().equals(month)) {
      return drawer.get();
    }
    Map<YearMonth, MonthKeys> keys = place.at(month);
    spent.forgetBefore(month.minusMonths(KeyPlace.BEHIND));
    Map<String, Use> byId = new HashMap<>();
    Map<YearMonth, KeySheet.Keys> open = new TreeMap<>();
    keys.forEach((of, pair) -> {
      for (Standing standing : Standing.values()) {
        IssuingKey key = pair.of(standing);
        byId.put(key.issuer().id(), new Use(of, standing, key));
      }
      if (!of.isBefore(month) && !of.isAfter(month.plusMonths(KeyPlace.AHEAD))) {
        open.put(of, pair.open());
      }
    });
    Drawer opened = new Drawer(month, new KeySheet(open), Map.copyOf(byId));
    drawer = Optional.of(opened);
    return opened;
  }
}
