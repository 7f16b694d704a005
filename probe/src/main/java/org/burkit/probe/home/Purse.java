package org.burkit.probe.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;

/**
 * Tokens that are not spent yet, in a file for the volunteer alone, and the digest of the keys of
 * each month as this probe saw them first. A token leaves the disk before it is shown to anybody,
 * so that none is shown twice, whatever dies and however many processes of one probe there are. Any
 * thread.
 */
public record Purse(Home home) {
  /** More are not kept: nobody needs them. */
  private static final int MOST = 200;

  private static final String KEYS = "keys";

  /** The system's lock is one of processes: within one, it is no use. */
  private static final Lock HERE = new ReentrantLock();

  private record Held(YearMonth month, Standing standing, Token token) {
    String line() {
      return month + " " + standing.label() + " " + token.text();
    }
  }

  private record Content(List<Held> held, Map<YearMonth, String> digests) {
    String text() {
      StringBuilder text = new StringBuilder();
      digests.forEach((month, digest) ->
          text.append(month).append(" ").append(KEYS).append(" ").append(digest).append("\n"));
      held.stream()
          .skip(Math.max(0, held.size() - MOST))
          .forEach(one -> text.append(one.line()).append("\n"));
      return text.toString();
    }
  }

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
    return changed(content -> {
      Optional<Held> next = content.held().stream().filter(fit).min(order);
      next.ifPresent(content.held()::remove);
      return next.map(Held::token);
    });
  }

  /** Puts new ones in. */
  public void add(YearMonth month, Standing standing, List<Token> tokens) throws IOException {
    var _ =
        changed(content ->
            content.held().addAll(tokens.stream().map(t -> new Held(month, standing, t)).toList()));
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
    var _ = changed(content -> !digest.equals(content.digests().put(month, digest)));
  }

  /** Lets go what is of older months: it is taken nowhere any more. */
  public void forgetBefore(YearMonth month) throws IOException {
    var _ =
        changed(content -> {
          boolean tokens = content.held().removeIf(held -> held.month().isBefore(month));
          return content.digests().keySet().removeIf(of -> of.isBefore(month)) || tokens;
        });
  }

  /** Nobody else reads or writes meanwhile, be it another process; what is new is on the disk. */
  private <T> T changed(Function<Content, T> change) throws IOException {
    HERE.lock();
    try (FileChannel everywhere =
        FileChannel.open(home.tokensLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var _ = everywhere.lock(); // until the channel is closed
      Content content = read();
      String before = content.text();
      T result = change.apply(content);
      String after = content.text();
      if (!after.equals(before)) {
        PrivateFile.write(home.tokens(), after.getBytes(StandardCharsets.ISO_8859_1));
      }
      return result;
    } finally {
      HERE.unlock();
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
}
