package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.burkit.lab.kernel.Decoy;
import org.burkit.lab.kernel.KernelRules;
import org.burkit.lab.net.NetworkException;
import org.burkit.lab.server.Lie;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's own rules do on the wire, and that they leave the rest alone. */
class KernelBorderTest {
  private static final String LAB_ISSUER = "CN=Burkit Lab Root,O=Burkit Lab";
  private static final String AULNET = "198.18.20.11";
  private static final String NAMED =
      "iptables -A FORWARD -p tcp --dport 443 -m string --algo bm --string aulnet.example -j ";

  @TempDir Path directory;

  @Test
  void stringMatch_dropsOrResetsTheNameOnly() throws Exception {
    try (World world = world(KernelRules.of(NAMED + "DROP"))) {
      Client client = new Client(world.homes("dala").getFirst());
      assertThat(client.expectingSilence().tls(AULNET, "aulnet.example")).isEqualTo("silence");
      assertThat(client.tls(AULNET, "beitarap.example")).isEqualTo(LAB_ISSUER);
    }
    try (World world = world(KernelRules.of(NAMED + "REJECT --reject-with tcp-reset"))) {
      Client client = new Client(world.homes("dala").getFirst());
      assertThat(client.tls(AULNET, "aulnet.example")).isEqualTo("reset");
      assertThat(client.tls(AULNET, "beitarap.example")).isEqualTo(LAB_ISSUER);
    }
  }

  @Test
  void nftables_refusesAnAddress() throws Exception {
    KernelRules rules =
        KernelRules.of(
            "nft 'add table ip t; add chain ip t c { type filter hook forward priority 0; }'",
            "nft add rule ip t c ip daddr 198.18.20.11 tcp dport 443 reject with tcp reset");
    try (World world = world(rules)) {
      Client client = new Client(world.homes("dala").getFirst());
      assertThat(client.tls(AULNET, "aulnet.example")).isEqualTo("refused");
      assertThat(client.tls("198.18.20.16", "sau.example")).isEqualTo(LAB_ISSUER);
    }
  }

  @Test
  void addressTranslation_leadsToDecoys_thatAnswerFromTheAddressAsked() throws Exception {
    String lead = "iptables -t nat -A PREROUTING -i $INNER %s -j DNAT --to-destination $DECOY";
    KernelRules rules =
        new KernelRules(
            List.of(
                lead.formatted("-p udp --dport 53"),
                lead.formatted("-p tcp -d 198.18.20.14 --dport 80"),
                lead.formatted("-p tcp -d 198.18.20.11 --dport 443")),
            List.of(
                new Decoy.Liar(Map.of("aulnet.example", new Lie.NoSuchName())),
                new Decoy.Notice("forbidden here"),
                new Decoy.Impostor()));
    try (World world = world(rules)) {
      Client client = new Client(world.homes("dala").getFirst());
      assertThat(client.ask("198.18.53.53", "aulnet.example", 1)).containsExactly("NXDOMAIN");
      assertThat(client.ask("198.18.53.53", "sau.example", 1)).containsExactly("198.18.20.16");
      assertThat(client.http("198.18.20.14", "azat.example")).endsWith("forbidden here");
      assertThat(client.tls(AULNET, "aulnet.example"))
          .isEqualTo("CN=Lab Security Authority,O=LSA,C=KZ");
    }
  }

  @Test
  void wrongRule_isToldWithTheToolsWords() {
    assertThatThrownBy(() -> world(KernelRules.of("iptables -A FORWARD -j NOWHERE")).close())
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("NOWHERE");
  }

  private World world(KernelRules rules) {
    Privileges.assumeLabCanRun();
    for (String tool : List.of("iptables", "nft")) {
      Assumptions.assumeTrue(
          Path.of("/usr/sbin", tool).toFile().canExecute(), "needs " + tool + " in /usr/sbin");
    }
    return WorldBuilder.build(
        Atlas.plan(Policy.guardedBy(rules), Policy.OPEN, Policy.OPEN),
        Map.of("dala", 1),
        directory,
        InstantSource.system());
  }
}
