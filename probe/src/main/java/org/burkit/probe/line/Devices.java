package org.burkit.probe.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Linux tells of its network devices. Any thread may ask; what cannot be read says nothing.
 *
 * @param proc {@code /proc/net}
 * @param sys {@code /sys/class/net}
 */
record Devices(Path proc, Path sys) {
  static final Devices OF_THIS_MACHINE =
      new Devices(Path.of("/proc/net"), Path.of("/sys/class/net"));

  /** ARPHRD_NONE: tun, and WireGuard. */
  private static final String BARE_IP = "65534";

  private static final String PPP = "512";
  private static final Set<String> TUNNELS = Set.of("tun", "wireguard", "vti", "gre", "xfrm");

  /** Linux's flag for a route through a gateway. */
  private static final int THROUGH_GATEWAY = 2;

  /** One line of {@code /proc/net/route}; addresses in hexadecimal, last byte first. */
  private record Route(String device, String destination, String gateway, int flags, String mask) {
    boolean isDefault() {
      return destination.equals("00000000") && mask.equals("00000000");
    }

    boolean isThroughGateway() {
      return (flags & THROUGH_GATEWAY) != 0;
    }
  }

  /** True where packets on a device go through somebody else's network first. */
  boolean isTunnel(String device) {
    return switch (type(device)) {
      case BARE_IP -> !isOfType(device, "wwan");
      // A home's own line may be PPP too; a tunnel is carried by a line with a gateway of its own.
      case PPP ->
          routes().stream().anyMatch(r -> !r.device().equals(device) && r.isThroughGateway());
      default ->
          TUNNELS.stream().anyMatch(kind -> isOfType(device, kind))
              || Files.exists(sys.resolve(device).resolve("tun_flags"));
    };
  }

  /** True for mobile networks, which are paid by volume as a rule. */
  boolean isMobile(String device) {
    return isOfType(device, "wwan") || device.startsWith("wwan") || device.startsWith("rmnet");
  }

  /** Tells the network behind a device from others: the hardware address of its gateway. */
  Optional<String> place(String device) {
    Optional<Route> way =
        routes().stream().filter(r -> r.device().equals(device) && r.isDefault()).findFirst();
    return way.map(Route::gateway)
        .map(gateway -> neighbour(dotted(gateway)).orElse(gateway) + " " + type(device));
  }

  private Optional<String> neighbour(String ip) {
    return lines("arp")
        .map(line -> line.split("\\s+"))
        .filter(fields -> fields.length > 3 && fields[0].equals(ip))
        .map(fields -> fields[3])
        .filter(mac -> !mac.equals("00:00:00:00:00:00"))
        .findFirst();
  }

  private static String dotted(String hex) {
    long number = Long.parseLong(hex, 16);
    return "%d.%d.%d.%d"
        .formatted(number & 255, number >> 8 & 255, number >> 16 & 255, number >> 24 & 255);
  }

  private List<Route> routes() {
    return lines("route").skip(1).flatMap(line -> route(line).stream()).toList();
  }

  private static Optional<Route> route(String line) {
    String[] f = line.strip().split("\\s+");
    return f.length > 7 && f[1].matches("[0-9A-F]{8}") && f[2].matches("[0-9A-F]{8}")
        ? Optional.of(new Route(f[0], f[1], f[2], Integer.parseInt(f[3], 16), f[7]))
        : Optional.empty();
  }

  private boolean isOfType(String device, String type) {
    return read(sys.resolve(device).resolve("uevent"))
        .lines()
        .anyMatch(("DEVTYPE=" + type)::equals);
  }

  private String type(String device) {
    return read(sys.resolve(device).resolve("type")).strip();
  }

  private Stream<String> lines(String file) {
    return read(proc.resolve(file)).lines();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
