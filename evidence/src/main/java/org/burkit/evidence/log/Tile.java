package org.burkit.evidence.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which tile: up to 256 neighbours of one level of the tree, or the entries below them (C2SP
 * tlog-tiles).
 *
 * @param level 0 for hashes of leaves, each next one 256 times as coarse; {@link #ENTRIES} for
 *     entries
 * @param index from 0
 * @param width 1 to 256; fewer than 256 are a partial tile
 */
public record Tile(int level, long index, int width) {
  static final int ENTRIES = -1;
  static final int WIDTH = 256;

  /** How many levels of the tree a tile spans. */
  static final int HEIGHT = 8;

  private static final int MOST_LEVELS = 7;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-6])/((?:x\\d{3}/){0,5})(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

  public Tile {
    if (level < ENTRIES || level >= MOST_LEVELS || index < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("no such tile: " + level + ", " + index + ", " + width);
    }
  }

  /** The widest that a tree of this size has there; empty where it has none. */
  static Optional<Tile> in(long size, int level, long index) {
    long width = Math.min(WIDTH, nodes(size, level) - index * WIDTH);
    return width < 1 ? Optional.empty() : Optional.of(new Tile(level, index, (int) width));
  }

  /** All that hold a tree of this size, the entries first, then level by level. */
  public static Stream<Tile> all(long size) {
    return IntStream.range(ENTRIES, MOST_LEVELS).boxed().flatMap(level -> all(size, level));
  }

  private static Stream<Tile> all(long size, int level) {
    long count = Math.ceilDiv(nodes(size, level), WIDTH);
    return LongStream.range(0, count).mapToObj(index -> in(size, level, index).orElseThrow());
  }

  /** How many nodes tiles of that level hold, for a tree of this size. */
  static long nodes(long size, int level) {
    return size >> (HEIGHT * Math.max(level, 0));
  }

  public boolean isOfEntries() {
    return level == ENTRIES;
  }

  public boolean isFull() {
    return width == WIDTH;
  }

  /** The first leaf behind those below it. */
  public long end() {
    return (index * WIDTH + width) << (HEIGHT * Math.max(level, 0));
  }

  /**
   * What this tile holds, of bytes that begin with it.
   *
   * @throws LogBroken where they are fewer
   */
  byte[] cut(byte[] bytes) throws LogBroken {
    int length = level == ENTRIES ? Entries.length(bytes, width) : width * Hash.BYTES;
    if (length > bytes.length) {
      throw new LogBroken("the tile " + path() + " is cut short");
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** Where it lies below the log's address, for example {@code tile/0/x001/234.p/17}. */
  public String path() {
    String number = String.format(Locale.ROOT, "%03d", index % 1000);
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number = String.format(Locale.ROOT, "x%03d/", rest % 1000) + number;
    }
    String kind = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + kind + "/" + number + (isFull() ? "" : ".p/" + width);
  }

  /** Reads {@link #path}; empty for anything else. */
  public static Optional<Tile> parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
    long index = Long.parseLong(parts.group(2).replaceAll("[x/]", "") + parts.group(3));
    int width = parts.group(4) == null ? WIDTH : Integer.parseInt(parts.group(4));
    return width > WIDTH
        ? Optional.empty()
        : Optional.of(new Tile(level, index, width)).filter(tile -> tile.path().equals(path));
  }
}
