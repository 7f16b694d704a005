package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.net.Conditions;
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
