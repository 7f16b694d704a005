package org.burkit.probe.privacy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.probe.net.Addresses;

/**
 * What would name the volunteer: addresses of the machine and of its home, names of the machine and
 * its user.
 *
 * @param ranges of IPv6 the whole network of the home, since its machines change their addresses
 * @param names no shorter than {@link #SHORTEST}, and none that every other machine has
 */
public record Own(Set<Range> ranges, Set<String> names) {
  /** Shorter names would be found in any text. */
  static final int SHORTEST = 4;

  /** What a home is given of IPv6 at the least (RFC 6177). */
  private static final int HOME_BITS = 64;

  private static final Set<String> EVERYBODYS =
      Set.of(
          "root",
          "admin",
          "administrator",
          "user",
          "users",
          "guest",
          "home",
          "localhost",
          "debian",
          "ubuntu",
          "fedora",
          "linux",
          "raspberrypi",
          "server",
          "desktop",
          "laptop",
          "burkit",
          "/root",
          "/home");

  public Own {
    ranges = Set.copyOf(ranges);
    names = names.stream().filter(Own::tells).collect(Collectors.toUnmodifiableSet());
  }

  /** Single addresses and names. */
  public static Own of(Collection<InetAddress> addresses, Collection<String> names) {
    return new Own(
        addresses.stream().map(Range::one).collect(Collectors.toSet()), Set.copyOf(names));
  }

  /** What this machine's interfaces and its environment say. */
  public static Own ofThisMachine() {
    Set<Range> ranges = new HashSet<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(device -> device.getInterfaceAddresses().stream())
          .filter(at -> !at.getAddress().isLoopbackAddress())
          .map(Own::range)
          .forEach(ranges::add);
    } catch (SocketException e) {
      // what no interface says is still learnt by asking from outside
    }
    Map<String, String> environment = System.getenv();
    return new Own(
        ranges,
        Stream.of(
                System.getProperty("user.name", ""),
                System.getProperty("user.home", ""),
                environment.getOrDefault("USER", ""),
                environment.getOrDefault("SUDO_USER", ""),
                environment.getOrDefault("HOSTNAME", ""),
                environment.getOrDefault("COMPUTERNAME", ""),
                hostname())
            .collect(Collectors.toSet()));
  }

  /** The same with an address that others see this machine under. */
  public Own with(Collection<InetAddress> seen) {
    Set<Range> all = new HashSet<>(ranges);
    seen.forEach(address ->
        all.add(
            address instanceof Inet6Address ? new Range(address, HOME_BITS) : Range.one(address)));
    return new Own(all, names);
  }

  private static Range range(InterfaceAddress at) {
    InetAddress bare = Addresses.ofBytes(at.getAddress().getAddress());
    return bare instanceof Inet6Address
        ? new Range(bare, Math.clamp(at.getNetworkPrefixLength(), HOME_BITS, 128))
        : Range.one(bare);
  }

  /** Without asking any resolver. */
  private static String hostname() {
    try {
      Path file = Path.of("/proc/sys/kernel/hostname");
      return Files.isReadable(file) ? Files.readString(file).strip() : "";
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static boolean tells(String name) {
    return name.length() >= SHORTEST && !EVERYBODYS.contains(name.toLowerCase(Locale.ROOT));
  }

  boolean holds(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** True where an address of the home lies in a network that is told, such as 192.0.2.0/24. */
  boolean liesIn(InetAddress base, int bits) {
    int most = base.getAddress().length * Byte.SIZE;
    return bits <= most
        && ranges.stream().anyMatch(range -> new Range(base, bits).contains(range.base()));
  }
}
