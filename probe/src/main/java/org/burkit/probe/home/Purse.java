package org.burkit.probe.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;

/**
 * Tokens that are not spent yet, in a file for the volunteer alone, and the digest of the keys of
 * each month as this probe saw them first. A token leaves the disk before it is shown to anybody,
 * so that none is shown twice, whatever dies. One thread at a time.
 */
public record Purse(Home home) {
  /** More are not kept: nobody needs them. */
  private static final int MOST = 200;

  private static final String KEYS = "keys";

  private record Held(YearMonth month, Standing standing, Token token) {
    String line() {
      return month + " " + standing.label() + " " + token.text();
    }
  }

  private record Content(List<Held> held, Map<YearMonth, String> digests) {}

  /** How many there are. */
  public int size() throws IOException {
    return read().held().size();
  }

  /**
   * Takes one out to spend it: of those that lapse first, and among them one that says the least of
   * its holder.
   */
  public Optional<Token> take() throws IOException {
    return take(_ -> true, Comparator.comparing(Held::month).thenComparing(Held::standing));
  }

  /** Takes one out that shows that its holder was known before this month. */
  public Optional<Token> ticket(YearMonth now) throws IOException {
    return take(
        held -> held.month().isBefore(now) || held.standing() == Standing.KNOWN,
        Comparator.comparing(Held::month));
  }

  private Optional<Token> take(Predicate<Held> fit, Comparator<Held> order) throws IOException {
    Content content = read();
    Optional<Held> next = content.held().stream().filter(fit).min(order);
    if (next.isPresent()) {
      content.held().remove(next.get());
      write(content);
    }
    return next.map(Held::token);
  }

  /** Puts new ones in. */
  public void add(YearMonth month, Standing standing, List<Token> tokens) throws IOException {
    Content content = read();
    tokens.forEach(token -> content.held().add(new Held(month, standing, token)));
    write(content);
  }

  /** The digest of a month's keys as they were first seen; empty where they never were. */
  public Optional<String> digest(YearMonth month) throws IOException {
    return Optional.ofNullable(read().digests().get(month));
  }

  /** All digests that it remembers, by month. */
  public Map<YearMonth, String> digests() throws IOException {
    return read().digests();
  }

  /** Remembers the digest of a month's keys. */
  public void remember(YearMonth month, String digest) throws IOException {
    Content content = read();
    content.digests().put(month, digest);
    write(content);
  }

  /** Lets go what is of older months: it is taken nowhere any more. */
  public void forgetBefore(YearMonth month) throws IOException {
    Content content = read();
    boolean any = content.held().removeIf(held -> held.month().isBefore(month));
    any = content.digests().keySet().removeIf(of -> of.isBefore(month)) || any;
    if (any) {
      write(content);
    }
  }

  private Content read() throws IOException {
    Content content = new Content(new ArrayList<>(), new TreeMap<>());
    if (Files.exists(home.tokens())) {
      for (String line : Files.readAllLines(home.tokens(), StandardCharsets.ISO_8859_1)) {
        read(line, content);
      }
    }
    return content;
  }

  /** What cannot be read of it is left out: it is worth nothing. */
  private static void read(String line, Content content) {
    String[] parts = line.split(" ", 3);
    Optional<YearMonth> month = month(parts[0]);
    if (month.isEmpty() || parts.length < 3) {
      return;
    }
    if (parts[1].equals(KEYS)) {
      content.digests().put(month.get(), parts[2]);
      return;
    }
    Stream.of(Standing.values())
        .filter(standing -> standing.label().equals(parts[1]))
        .forEach(standing ->
            Token.parse(parts[2])
                .ifPresent(token -> content.held().add(new Held(month.get(), standing, token))));
  }

  private static Optional<YearMonth> month(String text) {
    try {
      return Optional.of(YearMonth.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void write(Content content) throws IOException {
    StringBuilder text = new StringBuilder();
    content
        .digests()
        .forEach((month, digest) ->
            text.append(month).append(" ").append(KEYS).append(" ").append(digest).append("\n"));
    content.held().stream()
        .skip(Math.max(0, content.held().size() - MOST))
        .forEach(held -> text.append(held.line()).append("\n"));
    PrivateFile.write(home.tokens(), text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
