package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world of three providers: each has its own policy, and programs see theirs alone. */
class WorldTest {
  private static final String PUBLIC = Atlas.PUBLIC_RESOLVER.toString();
  private static final String LAB_ISSUER = "CN=Burkit Lab Root,O=Burkit Lab";
  private static final String AULNET = "198.18.20.11";
  private static final Rule DROP =
      new Rule("drop", new Trigger.TlsServerName(Names.of("aulnet.example")), new Action.Drop());

  @TempDir static Path directory;
  private static World world;
  private static Client dala;
  private static Client keng;

  @BeforeAll
  static void build() {
    Privileges.assumeLabCanRun();
    Plan plan = Atlas.plan(Policy.censoring(DROP), Policy.OPEN, Policy.OPEN);
    world =
        WorldBuilder.build(plan, Map.of("dala", 1, "keng", 1), directory, InstantSource.system());
    dala = new Client(world.homes("dala").getFirst());
    keng = new Client(world.homes("keng").getFirst());
  }

  @AfterAll
  static void close() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void policy_isThatOfItsProviderAlone() throws Exception {
    assertThat(dala.expectingSilence().tls(AULNET, "aulnet.example")).isEqualTo("silence");
    assertThat(keng.tls(AULNET, "aulnet.example")).isEqualTo(LAB_ISSUER);
    assertThat(world.hits("dala")).containsEntry("drop", 1L);
    assertThat(world.hits("keng")).isEmpty();
  }

  @Test
  void innocents_behaveAsTheyAreDescribed() throws Exception {
    assertThat(keng.tls("198.18.20.21", "jabyq.example")).isEqualTo("refused");
    assertThat(keng.expectingSilence().tls("198.18.20.18", "tozgan.example")).isEqualTo("silence");
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
