package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldEndTest {
  @Test
  void closing_endsProgramsThatStillRun(@TempDir Path directory) throws Exception {
    Privileges.assumeLabCanRun();
    Plan plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    Process stubborn;
    try (World world =
        WorldBuilder.build(plan, Map.of("keng", 1), directory, InstantSource.system())) {
      Place home = world.homes("keng").getFirst();
      stubborn = home.start(home.prepare(List.of("sh", "-c", "sleep 600")));
      assertThat(stubborn.isAlive()).isTrue();
    }
    assertThat(stubborn.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }
}
