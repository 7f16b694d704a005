package org.burkit.collector.alert;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.burkit.collector.page.News;

/**
 * What a webhook was told, one piece of news on each line: its id, the incident, and when, or why
 * it was not told. A line is on the disk before the next piece is sent. One thread.
 */
final class SentFile implements Closeable {
  /** Stands for what had happened before there was a webhook, of which nothing is told. */
  private static final String BEFORE = "-";

  /** Stands for what was refused too often. */
  private static final String GIVEN_UP = "!";

  /** After all that had happened before. */
  private static final String BEGUN = "begun";

  private final FileChannel channel;
  private boolean isFresh = true;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Instant> latest = new HashMap<>();

  private SentFile(FileChannel channel) {
    this.channel = channel;
  }

  static SentFile open(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var sent =
        new SentFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    String whole = Files.readString(file);
    int end = whole.lastIndexOf('\n') + 1;
    sent.channel.truncate(whole.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
    sent.channel.position(sent.channel.size());
    for (String line : whole.substring(0, end).lines().toList()) {
      sent.note(line.split(" "), file);
    }
    return sent;
  }

  private void note(String[] parts, Path file) throws IOException {
    try {
      ids.add(parts[0]);
      isFresh = false;
      if (!parts[2].equals(BEFORE) && !parts[2].equals(GIVEN_UP)) {
        latest.put(parts[1], Instant.parse(parts[2]));
      }
    } catch (ArrayIndexOutOfBoundsException | DateTimeException e) {
      throw new IOException(file + ": a line is not as it was written", e);
    }
  }

  /** True for a webhook that was never told anything, not even that there is nothing. */
  boolean isFresh() {
    return isFresh;
  }

  boolean has(News news) {
    return ids.contains(news.id());
  }

  /** When something was last said of the incident. */
  Optional<Instant> latest(News news) {
    return Optional.ofNullable(latest.get(news.incident().id().text()));
  }

  void addAsBefore(Iterable<News> all) throws IOException {
    for (News news : all) {
      write(news.id(), news.incident().id().text(), BEFORE);
    }
    write(BEGUN, BEFORE, BEFORE);
    channel.force(false);
  }

  void add(News news, Instant now) throws IOException {
    write(news.id(), news.incident().id().text(), now.toString());
    latest.put(news.incident().id().text(), now);
    channel.force(false);
  }

  /** It is told no more; the next word on the incident waits for nothing. */
  void addGivenUp(News news) throws IOException {
    write(news.id(), news.incident().id().text(), GIVEN_UP);
    channel.force(false);
  }

  private void write(String id, String incident, String when) throws IOException {
    String line = id + " " + incident + " " + when + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    ids.add(id);
    isFresh = false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
