package org.burkit.envelope.token;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.model.Sha256;

/**
 * The public keys of some months, as everybody sees them: one for each standing of each month. A
 * collector that gave each probe keys of its own could tell probes apart by their tokens; so
 * whoever has two sheets compares {@link #digest}.
 */
public final class KeySheet {
  /** In bytes of its text. */
  public static final int LARGEST = 16_384;

  /** No sheet has keys of more months. */
  public static final int MOST_MONTHS = 12;

  private final TreeMap<YearMonth, Keys> months;

  /**
   * The keys of one month.
   *
   * @param fresh for {@link Standing#NEW}
   */
  public record Keys(IssuerKey fresh, IssuerKey known) {
    public IssuerKey of(Standing standing) {
      return switch (standing) {
        case NEW -> fresh;
        case KNOWN -> known;
      };
    }
  }

  /**
   * @throws IllegalArgumentException where it is empty, has too many months or one key twice: it
   *     would say two things of its holder
   */
  public KeySheet(Map<YearMonth, Keys> months) {
    this.months = new TreeMap<>(months);
    long different =
        months.values().stream()
            .flatMap(keys -> Arrays.stream(Standing.values()).map(keys::of))
            .distinct()
            .count();
    if (months.isEmpty() || months.size() > MOST_MONTHS || different < 2L * months.size()) {
      throw new IllegalArgumentException(
          "expected two keys for each of 1 to " + MOST_MONTHS + " months, none of them twice");
    }
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  public static Optional<KeySheet> parse(String text) {
    if (text.length() > LARGEST) {
      return Optional.empty();
    }
    try {
      TreeMap<YearMonth, Keys> months = new TreeMap<>();
      List<String> lines = text.lines().toList();
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        months.put(month(lines.get(i)), new Keys(key(lines.get(i)), key(lines.get(i + 1))));
      }
      return Optional.of(new KeySheet(months)).filter(sheet -> sheet.text().equals(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static YearMonth month(String line) {
    return YearMonth.parse(line.split(" ", 2)[0]);
  }

  private static IssuerKey key(String line) {
    return IssuerKey.parse(line.substring(line.lastIndexOf(' ') + 1))
        .orElseThrow(() -> new IllegalArgumentException("a line has no key"));
  }

  /** A line for each key: month, standing, {@link IssuerKey#text}; in this order. */
  public String text() {
    return months.entrySet().stream()
        .map(month -> lines(month.getKey(), month.getValue()))
        .collect(Collectors.joining());
  }

  private static String lines(YearMonth month, Keys keys) {
    return Arrays.stream(Standing.values())
        .map(standing -> month + " " + standing.label() + " " + keys.of(standing).text() + "\n")
        .collect(Collectors.joining());
  }

  /** In order. */
  public List<YearMonth> months() {
    return List.copyOf(months.keySet());
  }

  public Optional<Keys> of(YearMonth month) {
    return Optional.ofNullable(months.get(month));
  }

  /** SHA-256 of a month's lines, in hex; empty where it has no keys of that month. */
  public Optional<String> digest(YearMonth month) {
    return of(month)
        .map(keys -> Sha256.hex(lines(month, keys).getBytes(StandardCharsets.US_ASCII)));
  }
}
