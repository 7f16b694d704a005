package org.burkit.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.burkit.lab.world.EnvironmentException;

/**
 * What the lab needs of the machine, checked before anything is built, so that the user hears of it
 * in one sentence.
 */
public final class Machine {
  private static final Path TUN = Path.of("/dev/net/tun");
  private static final List<String> TOOLS = List.of("ip", "unshare", "setpriv", "mount");

  private Machine() {}

  /** Throws {@link EnvironmentException} with the remedy if the lab cannot run here. */
  public static void check() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new EnvironmentException(
          "The lab needs Linux network namespaces, and this is "
              + System.getProperty("os.name")
              + ": run it in a Linux machine or container.");
    }
    List<String> missing = missing(TOOLS);
    if (!missing.isEmpty()) {
      throw new EnvironmentException(
          "The lab needs the programs "
              + missing
              + ", which are not on the PATH: install iproute2 and util-linux.");
    }
    if (!Files.exists(TUN)) {
      throw new EnvironmentException(
          "The lab needs the device /dev/net/tun, which is not here: run 'modprobe tun', or start the container with --device /dev/net/tun.");
    }
    if (!Files.isWritable(TUN)) {
      throw new EnvironmentException(
          "The lab may not open the device /dev/net/tun: run it as root, or have root open it to all with 'chmod 666 /dev/net/tun'.");
    }
    if (!hasAdmin()) {
      throw new EnvironmentException(
          "The lab needs the right to make network namespaces: run it as root, or in a container with --cap-add NET_ADMIN --cap-add SYS_ADMIN, or where /dev/net/tun is open to all as 'unshare -Ur ./burkit …'.");
    }
  }

  /** Those of some programs that are not here. */
  static List<String> missing(List<String> tools) {
    return tools.stream().filter(tool -> !isOnPath(tool)).toList();
  }

  private static boolean isOnPath(String tool) {
    Stream<String> path =
        Stream.concat(
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
            Stream.of("/usr/sbin", "/sbin"));
    return path.filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /**
   * Reads the effective capabilities of this process: SYS_ADMIN makes namespaces, NET_ADMIN sets
   * interfaces up.
   */
  private static boolean hasAdmin() {
    long needed = 1L << 21 | 1L << 12;
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .anyMatch(have -> (have & needed) == needed);
    } catch (IOException e) {
      return false;
    }
  }
}
