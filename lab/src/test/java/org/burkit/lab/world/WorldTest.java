package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.server.Lie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every technique on the wire, against real kernels: it does what it says, and only to its target.
 */
class WorldTest {
  private static final String PUBLIC = Atlas.PUBLIC_RESOLVER.toString();
  private static final String LAB_ISSUER = "CN=Burkit Lab Root,O=Burkit Lab";
  private static final String AULNET = "198.18.20.11";
  private static final String PIKIR = "198.18.20.12";
  private static final String AZAT = "198.18.20.14";

  @TempDir static Path directory;
  private static World world;
  private static Client dala;
  private static Client tolqyn;
  private static Client keng;

  @BeforeAll
  static void build() {
    Privileges.assumeLabCanRun();
    Policy first =
        new Policy(
            List.of(
                new Rule(
                    "drop",
                    new Trigger.TlsServerName(Names.of("aulnet.example")),
                    new Action.Drop()),
                new Rule(
                    "page",
                    new Trigger.HttpHost(Names.of("azat.example")),
                    new Action.Respond(HttpResponse.page(BlockPage.html())))),
            Map.of(
                "vestnik.example",
                new Lie.NoSuchName(),
                "sau.example",
                new Lie.FalseAddress(Atlas.SINKHOLE)),
            Set.of("pikir.example"));
    Policy second =
        Policy.censoring(
            new Rule(
                "reset", new Trigger.TlsServerName(Names.of("aulnet.example")), new Action.Reset()),
            new Rule(
                "inject",
                new Trigger.DnsName(Names.of("qubyr.example")),
                Action.ForgeDns.injecting(Atlas.SINKHOLE)));
    Plan plan = Atlas.plan(first, second, Policy.OPEN);
    world =
        WorldBuilder.build(
            plan, Map.of("dala", 1, "tolqyn", 1, "keng", 1), directory, InstantSource.system());
    dala = new Client(world.homes("dala").getFirst());
    tolqyn = new Client(world.homes("tolqyn").getFirst());
    keng = new Client(world.homes("keng").getFirst());
  }

  @AfterAll
  static void close() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void sniDrop_isSilenceForTheNameAndNothingElse() throws Exception {
    assertThat(dala.tls(AULNET, "aulnet.example")).isEqualTo("silence");
    assertThat(dala.tls(AULNET, "beitarap.example")).isEqualTo(LAB_ISSUER);
    assertThat(keng.tls(AULNET, "aulnet.example")).isEqualTo(LAB_ISSUER);
    assertThat(world.hits("dala")).containsKey("drop");
  }

  @Test
  void sniReset_isAResetForTheName() throws Exception {
    assertThat(tolqyn.tls(AULNET, "aulnet.example")).isEqualTo("reset");
    assertThat(tolqyn.tls(AULNET, "beitarap.example")).isEqualTo(LAB_ISSUER);
  }

  @Test
  void interception_showsTheStatesIssuerForTheTargetOnly() throws Exception {
    assertThat(dala.tls(PIKIR, "pikir.example")).isEqualTo("CN=Lab Security Authority,O=LSA,C=KZ");
    assertThat(dala.tls("198.18.20.23", "beitarap.example")).isEqualTo(LAB_ISSUER);
    assertThat(keng.tls(PIKIR, "pikir.example")).isEqualTo(LAB_ISSUER);
  }

  @Test
  void blockPage_replacesTheSitesPage() throws Exception {
    assertThat(dala.http(AZAT, "azat.example"))
        .startsWith("HTTP/1.1 200 OK")
        .contains(BlockPage.FINGERPRINT);
    assertThat(keng.http(AZAT, "azat.example"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("Азат")
        .doesNotContain(BlockPage.FINGERPRINT);
  }

  @Test
  void lyingResolver_liesWhileThePublicOneDoesNot() throws Exception {
    String resolver = "198.19.0.53";
    assertThat(dala.ask(resolver, "vestnik.example", 1)).containsExactly("NXDOMAIN");
    assertThat(dala.ask(resolver, "sau.example", 1)).containsExactly("198.18.66.6");
    assertThat(dala.ask(resolver, "aulnet.example", 1)).containsExactly(AULNET);
    assertThat(dala.ask(PUBLIC, "vestnik.example", 1)).containsExactly("198.18.20.13");
  }

  @Test
  void injection_comesBeforeTheGenuineAnswer_fiftyTimes() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(tolqyn.ask(PUBLIC, "qubyr.example", 2))
          .containsExactly("198.18.66.6", "198.18.20.15");
    }
    assertThat(keng.ask(PUBLIC, "qubyr.example", 1)).containsExactly("198.18.20.15");
  }

  @Test
  void innocents_behaveAsTheyAreDescribed() throws Exception {
    assertThat(keng.tls("198.18.20.21", "jabyq.example")).isEqualTo("refused");
    assertThat(keng.tls("198.18.20.18", "tozgan.example")).isEqualTo("silence");
    assertThat(keng.ask("198.19.128.53", "cdn.example", 1)).containsExactly("198.18.20.17");
    assertThat(keng.ask(PUBLIC, "cdn.example", 1)).containsExactly("198.18.21.17");
    assertThat(keng.http("198.18.20.16", "sau.example"))
        .startsWith("HTTP/1.1 301")
        .contains("https://sau.example/");
  }

  @Test
  void flakySite_failsSomeConnectionsButFew() throws Exception {
    int failed = 0;
    for (int i = 0; i < 100; i++) {
      failed += keng.tls("198.18.20.20", "dirildek.example").equals(LAB_ISSUER) ? 0 : 1;
    }
    assertThat(failed).isBetween(1, 12);
  }

  @Test
  void program_seesItsNetworksResolverAndLeavesNothingBehind() throws Exception {
    Place home = world.homes("dala").getFirst();
    Process process = home.start(home.prepare(List.of("cat", "/etc/resolv.conf")));
    assertThat(new String(process.getInputStream().readAllBytes()))
        .isEqualTo("nameserver 198.19.0.53\n");
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(Path.of("/etc/resolv.conf"))).doesNotContain("198.19.0.53");
  }

  @Test
  void program_keepsItsExitCode() throws Exception {
    Place home = world.homes("keng").getFirst();
    assertThat(home.start(home.prepare(List.of("sh", "-c", "exit 7"))).waitFor()).isEqualTo(7);
  }
}
