package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.net.Tap;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapTest {
  @TempDir Path directory;

  @Test
  void tapAtAHome_seesBothWays_andNothingOfTheNeighbour() throws Exception {
    Privileges.assumeLabCanRun();
    List<Packet> seen = new CopyOnWriteArrayList<>();
    Tap tap =
        (_, bytes) ->
            Packet.read(bytes).filter(p -> p.protocol() == Packet.UDP).ifPresent(seen::add);
    Plan plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    try (World world =
        WorldBuilder.build(
            plan,
            Map.of("dala", 1, "keng", 1),
            directory,
            Conditions.usual(InstantSource.system()).tapped(Map.of("dala1", tap)))) {
      Place home = world.homes("dala").getFirst();
      new Client(world.homes("keng").getFirst()).ask("198.18.53.53", "aulnet.example", 1);
      assertThat(seen).isEmpty();
      new Client(home).ask("198.18.53.53", "aulnet.example", 1);
      assertThat(seen).hasSize(2);
      assertThat(seen.get(0).source()).isEqualTo(home.address());
      assertThat(seen.get(0).ttl()).as("as the home sent it").isEqualTo(Packet.INITIAL_TTL);
      assertThat(seen.get(1).destination()).isEqualTo(home.address());
    }
  }
}
