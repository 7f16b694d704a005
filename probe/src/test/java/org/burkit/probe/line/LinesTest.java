package org.burkit.probe.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over files as Linux shows them. */
class LinesTest {
  private static final String HEAD =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
  private static final String ETHERNET =
      "eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
          + "eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n";

  @TempDir Path directory;
  private Devices devices;

  @BeforeEach
  void home() throws IOException {
    devices =
        new Devices(Files.createDirectory(directory.resolve("proc")), directory.resolve("sys"));
    proc("route", HEAD + ETHERNET);
    proc(
        "arp",
        "IP address       HW type     Flags       HW address            Mask     Device\n"
            + "192.168.1.1      0x1         0x2         02:00:00:00:00:01     *        eth0\n");
    device("eth0", "1", "INTERFACE=eth0\n");
  }

  @Test
  void ethernet_isALineThatItsRouterTellsFromOthers() throws IOException {
    Line line = over("eth0");

    assertThat(line.isUp()).isTrue();
    assertThat(line.isTunnel()).isFalse();
    assertThat(line.isMetered()).isFalse();
    assertThat(line.place()).hasValueSatisfying(p -> assertThat(p).contains("02:00:00:00:00:01"));
    proc("arp", "");
    assertThat(over("eth0").place()).isNotEmpty().isNotEqualTo(line.place());
  }

  @Test
  void tun_andWireGuard_areTunnels() throws IOException {
    device("tun0", "65534", "INTERFACE=tun0\n");
    device("wg0", "65534", "DEVTYPE=wireguard\nINTERFACE=wg0\n");
    device("tap0", "1", "INTERFACE=tap0\n");
    Files.writeString(directory.resolve("sys/tap0/tun_flags"), "0x1002\n");

    assertThat(over("tun0").isTunnel()).isTrue();
    assertThat(over("wg0").isTunnel()).isTrue();
    assertThat(over("tap0").isTunnel()).isTrue();
  }

  @Test
  void oneVersionOfIpThroughATunnel_isATunnel() throws IOException {
    device("wg0", "65534", "DEVTYPE=wireguard\n");

    assertThat(Lines.of(devices, Set.of("eth0", "wg0"), _ -> false).isTunnel()).isTrue();
  }

  @Test
  void ppp_isATunnelOnlyWhereAnotherLineCarriesIt() throws IOException {
    device("ppp0", "512", "DEVTYPE=ppp\n");
    assertThat(over("ppp0").isTunnel()).isTrue();

    proc("route", HEAD + "ppp0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n");
    assertThat(over("ppp0").isTunnel()).isFalse();
  }

  @Test
  void mobileNetwork_isMetered_andSoIsWhatTheSystemSays() throws IOException {
    device("wwan0", "65534", "DEVTYPE=wwan\n");

    assertThat(over("wwan0").isMetered()).isTrue();
    assertThat(over("wwan0").isTunnel()).isFalse();
    assertThat(Lines.of(devices, Set.of("eth0"), _ -> true).isMetered()).isTrue();
  }

  @Test
  void noWayOut_isNoLine() {
    assertThat(Lines.of(devices, Set.of(), _ -> true)).isEqualTo(Line.NONE);
  }

  private Line over(String device) {
    return Lines.of(devices, Set.of(device), _ -> false);
  }

  private void proc(String file, String text) throws IOException {
    Files.writeString(directory.resolve("proc").resolve(file), text);
  }

  private void device(String name, String type, String uevent) throws IOException {
    Path at = Files.createDirectories(directory.resolve("sys").resolve(name));
    Files.writeString(at.resolve("type"), type + "\n");
    Files.writeString(at.resolve("uevent"), uevent);
  }
}
