package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTest {
  private static final String SITE = "198.18.20.11";
  private static final String HOST = "aulnet.example";
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path directory;

  @BeforeAll
  static void check() {
    Privileges.assumeLabCanRun();
  }

  @Test
  void worldsOneAfterTheOther_areReachedFromTheSameControlAndSignedByTheSameAuthority()
      throws Exception {
    try (Ground ground = Ground.lay(plan(), at("ground"), CLOCK)) {
      X509Certificate first = leafIn("first", ground);
      X509Certificate second = leafIn("second", ground);

      assertThat(second).isEqualTo(first);
      assertThat(Files.readString(ground.files().ca()))
          .isEqualTo(Files.readString(directory.resolve("second/lab-ca.pem")));
    }
  }

  @Test
  void programOnTheGround_outlivesAWorldAndEndsWithTheGround() throws Exception {
    Process control;
    try (Ground ground = Ground.lay(plan(), at("ground"), CLOCK)) {
      control = ground.control().start(ground.control().prepare(List.of("sh", "-c", "sleep 600")));
      leafIn("first", ground);

      assertThat(control.isAlive()).isTrue();
    }
    assertThat(control.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void programInALastingHome_hasTheNetworkAndTheResolverOfEachWorldInTurn() throws Exception {
    try (Ground ground = Ground.lay(plan(), at("ground"), CLOCK)) {
      Process shell;
      try (World first = world("first", ground, Access.DUAL)) {
        Place home = first.homes("dala").getFirst();
        Place lasting = ground.lasting(home);
        shell = lasting.start(lasting.prepare(List.of("sh")));
        assertThat(addresses(shell))
            .containsExactlyElementsOf(home.addresses().stream().map(Ip::toString).toList());
        assertThat(page(shell)).isEqualTo("200");
      }
      assertThat(page(shell)).isEqualTo("000");
      try (World second = world("second", ground, Access.SOUND)) {
        Place home = second.homes("dala").getFirst();
        assertThat(addresses(shell)).containsExactly(home.address().toString());
        assertThat(page(shell)).isEqualTo("200");
      }
      Access mute = Access.with(new Resolver.OverIpv6()).with(Stack.DUAL);
      try (World _ = world("third", ground, mute)) {
        assertThat(asked(shell, "cat /etc/resolv.conf")).singleElement().asString().contains("::");
        assertThat(page(shell)).isEqualTo("200");
      }
    }
  }

  private static List<String> addresses(Process shell) throws Exception {
    return asked(shell, "ip -o addr show dev net0 scope global | sed 's/.*inet6* //;s/[/ ].*//'");
  }

  private static String page(Process shell) throws Exception {
    String curl = "curl -s -m 5 -o /dev/null -w '%{http_code}\\n' https://" + HOST + "/";
    return asked(shell, curl).getFirst();
  }

  /** The lines with which a shell answers. */
  private static List<String> asked(Process shell, String command) throws Exception {
    shell.outputWriter().write(command + "\necho end\n");
    shell.outputWriter().flush();
    List<String> lines = new ArrayList<>();
    for (String line = shell.inputReader().readLine();
        line != null && !line.equals("end");
        line = shell.inputReader().readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private World world(String name, Ground ground, Access access) throws Exception {
    Plan plan = Atlas.plan(Policy.reachedBy(access), Policy.OPEN, Policy.OPEN);
    return WorldBuilder.build(plan, Map.of("dala", 1), at(name), Conditions.usual(CLOCK), ground);
  }

  private X509Certificate leafIn(String name, Ground ground) throws Exception {
    try (World world =
        WorldBuilder.build(plan(), Map.of("dala", 1), at(name), Conditions.usual(CLOCK), ground)) {
      return new Client(world.control()).leaf(SITE, HOST);
    }
  }

  private Path at(String name) throws Exception {
    return Files.createDirectory(directory.resolve(name));
  }

  private static Plan plan() {
    return Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
  }
}
