package org.burkit.probe.line;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.burkit.probe.net.Addresses;

/** Finds out on what line the machine is just now. Any thread may ask. */
public final class Lines {
  /** Any addresses of the public Internet do: connecting a UDP socket sends nothing. */
  private static final List<String> SOMEWHERE = List.of("8.8.8.8", "2001:4860:4860::8888");

  private static final long PATIENCE_SECONDS = 2;

  private Lines() {}

  /** The line at this moment. */
  public static Line now() {
    return of(
        Devices.OF_THIS_MACHINE,
        new TreeSet<>(SOMEWHERE.stream().flatMap(to -> deviceTo(to).stream()).toList()),
        Lines::networkManagerSaysMetered);
  }

  /** What NetworkManager knows, where it is there. */
  interface Knowledge {
    boolean isMetered(String device);
  }

  /**
   * @param out the devices over which packets to the public Internet leave, over either IP version
   */
  static Line of(Devices devices, Set<String> out, Knowledge knowledge) {
    return out.isEmpty()
        ? Line.NONE
        : new Line(
            true,
            out.stream().flatMap(device -> devices.place(device).stream()).findFirst(),
            out.stream().anyMatch(devices::isTunnel),
            out.stream().anyMatch(d -> devices.isMobile(d) || knowledge.isMetered(d)));
  }

  /** The kernel's own decision, with all its rules: tables of routes do not tell them. */
  private static Optional<String> deviceTo(String address) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(Addresses.parse(address).orElseThrow(), 53));
      return Optional.ofNullable(NetworkInterface.getByInetAddress(socket.getLocalAddress()))
          .map(NetworkInterface::getName);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the JDK wraps "no route" as UncheckedIOException here
    }
  }

  private static boolean networkManagerSaysMetered(String device) {
    try {
      Process asked =
          new ProcessBuilder("nmcli", "-g", "GENERAL.METERED", "device", "show", device)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      asked.getOutputStream().close();
      if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return false;
      }
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.strip().startsWith("yes"); // "yes" or "yes (guessed)"
    } catch (IOException e) {
      return false; // no NetworkManager here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
