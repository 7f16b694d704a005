package org.burkit.lab.packet;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** An IPv6 address; {@code high} and {@code low} hold its halves in network order. */
public record Ip6(long high, long low) implements Ip, Comparable<Ip6> {
  private static final int GROUPS = 8;
  private static final String GROUP = "[0-9a-fA-F]{1,4}";

  /**
   * Reads groups of hexadecimal digits, a run of zeros left out at most once (RFC 4291 section
   * 2.2); throws {@link IllegalArgumentException} on anything else, dotted decimal included.
   */
  public static Ip6 parse(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return of(groups(text, text, GROUPS, GROUPS));
    }
    byte[] octets = groups(text, text.substring(0, gap), 0, GROUPS - 1);
    byte[] tail = groups(text, text.substring(gap + 2), 0, GROUPS - 1 - octets.length / 2);
    ByteBuffer whole = ByteBuffer.allocate(16).put(octets);
    return of(whole.position(16 - tail.length).put(tail).array());
  }

  private static byte[] groups(String text, String part, int fewest, int most) {
    String[] groups = part.isEmpty() ? new String[0] : part.split(":", -1);
    if (groups.length < fewest || groups.length > most) {
      throw unreadable(text);
    }
    ByteBuffer octets = ByteBuffer.allocate(2 * groups.length);
    for (String group : groups) {
      if (!group.matches(GROUP)) {
        throw unreadable(text);
      }
      octets.putShort((short) HexFormat.fromHexDigits(group));
    }
    return octets.array();
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException("expected an IPv6 address like 2001:2::1, got: " + text);
  }

  /** Reads 16 octets in network order. */
  public static Ip6 of(byte[] octets) {
    if (octets.length != 16) {
      throw new IllegalArgumentException("expected 4 or 16 octets, got " + octets.length);
    }
    return at(octets, 0);
  }

  static Ip6 at(byte[] bytes, int at) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, at, 16);
    return new Ip6(buffer.getLong(), buffer.getLong());
  }

  @Override
  public Family family() {
    return Family.IPV6;
  }

  @Override
  public byte[] octets() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  @Override
  public Ip6 plus(int offset) {
    long sum = low + offset;
    boolean carries = offset >= 0 && Long.compareUnsigned(sum, low) < 0;
    boolean borrows = offset < 0 && Long.compareUnsigned(sum, low) > 0;
    return new Ip6(high + (carries ? 1 : 0) - (borrows ? 1 : 0), sum);
  }

  @Override
  public int compareTo(Ip6 other) {
    int halves = Long.compareUnsigned(high, other.high);
    return halves != 0 ? halves : Long.compareUnsigned(low, other.low);
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (16 * (3 - index % 4))) & 0xffff;
  }

  /** In the one form that RFC 5952 recommends: small letters, the longest run of zeros left out. */
  @Override
  public String toString() {
    int longest = 1;
    int gap = GROUPS;
    for (int i = 0; i < GROUPS; i++) {
      int run = zeros(i);
      if (run > longest) {
        longest = run;
        gap = i;
      }
    }
    return gap == GROUPS ? join(0, GROUPS) : join(0, gap) + "::" + join(gap + longest, GROUPS);
  }

  private int zeros(int from) {
    int end = from;
    while (end < GROUPS && group(end) == 0) {
      end++;
    }
    return end - from;
  }

  private String join(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }
}
