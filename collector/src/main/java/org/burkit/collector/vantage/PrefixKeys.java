package org.burkit.collector.vantage;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.burkit.model.HmacSha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns addresses into keys of their /24 (IPv4) or /48 (IPv6): the same for all of it, so that many
 * submitters at one address count as one. Any thread may call it.
 *
 * <p>A key is eight bytes of HMAC-SHA-256 (RFC 2104) under a salt that is renewed after 90 days and
 * then gone: from then on nobody can find out which addresses the older keys stood for. For a day
 * after that the detector takes everyone for a newcomer.
 */
public final class PrefixKeys {
  private static final Logger log = LoggerFactory.getLogger(PrefixKeys.class);

  private final SaltPlace place;
  private final InstantSource clock;
  private volatile Salt salt;

  private PrefixKeys(SaltPlace place, InstantSource clock, Salt salt) {
    this.place = place;
    this.clock = clock;
    this.salt = salt;
  }

  /** Keys by the salt in {@code file}, which is made where it is not there or too old. */
  public static PrefixKeys open(Path file, InstantSource clock) throws IOException {
    return open(new SaltFile(file), clock);
  }

  /** Keys by the salt of a place. */
  public static PrefixKeys open(SaltPlace place, InstantSource clock) throws IOException {
    return new PrefixKeys(place, clock, place.at(clock.instant()));
  }

  /** The key; 0 for an address that belongs to no subscriber, such as a proxy's on this machine. */
  public long of(InetAddress address) {
    if (isNobodys(address)) {
      return 0;
    }
    byte[] bytes = address.getAddress();
    int length = address instanceof Inet4Address ? 3 : 6;
    return key(Arrays.copyOf(bytes, length));
  }

  /**
   * The key of somebody who gave measurements by hand, whose address nobody saw: one for each name,
   * so that a file full of pseudonyms has one voice.
   *
   * @param name by which whoever runs the collector knows the giver; empty for all others together
   */
  public long ofGiver(String name) {
    return key(("given by " + name).getBytes(StandardCharsets.UTF_8));
  }

  private long key(byte[] whose) {
    return Math.max(1, hash(whose) & Long.MAX_VALUE);
  }

  private long hash(byte[] prefix) {
    return ByteBuffer.wrap(HmacSha256.of(current().bytes(), prefix)).getLong();
  }

  private Salt current() {
    Salt now = salt;
    return now.isStale(clock.instant()) ? renewed() : now;
  }

  private synchronized Salt renewed() {
    Instant now = clock.instant();
    if (salt.isStale(now)) {
      try {
        salt = place.at(now);
      } catch (IOException e) {
        log.warn("the old salt of prefix keys stays, since a new one cannot be kept", e);
      }
    }
    return salt;
  }

  /**
   * Loopback, link-local and private addresses (RFC 1122, 3927, 1918, 4193), and those that are for
   * test networks (RFC 2544).
   */
  private static boolean isNobodys(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean forTests = bytes.length == 4 && bytes[0] == (byte) 198 && (bytes[1] & 0xFE) == 18;
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || forTests
        || uniqueLocal;
  }
}
