package org.burkit.collector.token;

import java.util.Optional;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.envelope.token.Standing;

/**
 * The keys by which tokens of one month are signed.
 *
 * @param fresh for {@link Standing#NEW}
 */
public record MonthKeys(IssuingKey fresh, IssuingKey known) {
  public static MonthKeys generate() {
    return new MonthKeys(IssuingKey.generate(), IssuingKey.generate());
  }

  /** Reads what {@link #secretText} wrote; empty for anything else. */
  public static Optional<MonthKeys> parse(String text) {
    String[] parts = text.split(" ", -1);
    return parts.length == 2
        ? IssuingKey.parse(parts[0])
            .flatMap(fresh -> IssuingKey.parse(parts[1]).map(k -> new MonthKeys(fresh, k)))
        : Optional.empty();
  }

  /** Both on one line, without its end. To be kept where only its owner reads. */
  public String secretText() {
    return fresh.secretText() + " " + known.secretText();
  }

  IssuingKey of(Standing standing) {
    return switch (standing) {
      case NEW -> fresh;
      case KNOWN -> known;
    };
  }

  KeySheet.Keys open() {
    return new KeySheet.Keys(fresh.issuer(), known.issuer());
  }
}
