package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldDescriptionTest {
  private static final String TWO =
      """
      providers:
        - key: north
          asn: 64501
          addresses: 120
          drop: [aulnet.example]
          deny: [vestnik.example]
        - key: south
          asn: 64502
          addresses: 80
          notice: [azat.example]
      """;

  @TempDir Path directory;

  @Test
  void twoHundredAddresses_areAllOnTheInternet_underTheirProvidersRules() throws Exception {
    Privileges.assumeLabCanRun();
    WorldDescription description = read(TWO);
    try (World world =
        WorldBuilder.build(
            description.plan(), description.homes(), directory, InstantSource.system())) {
      Place north = world.homes("north").getFirst();
      Place south = world.homes("south").getFirst();
      assertThat(RollCall.answered(description.plan(), north)).hasSize(120).doesNotHaveDuplicates();
      assertThat(RollCall.answered(description.plan(), south)).hasSize(80);
      assertThat(new Client(north).expectingSilence().tls("198.18.20.11", "aulnet.example"))
          .isEqualTo("silence");
      assertThat(new Client(south).http("198.18.20.14", "azat.example"))
          .contains(BlockPage.FINGERPRINT);
    }
  }

  @Test
  void manyProviders_haveHomesOfBothVersionsOfIpWhereTheySaySo() throws Exception {
    Privileges.assumeLabCanRun();
    StringBuilder text = new StringBuilder("providers:\n");
    for (int i = 0; i < 20; i++) {
      text.append(
          "  - {key: p%d, asn: %d, addresses: 3, ipv6: %s}\n".formatted(i, 65_000 + i, i % 2 == 0));
    }
    WorldDescription description = read(text.toString());
    try (World world =
        WorldBuilder.build(
            description.plan(), description.homes(), directory, InstantSource.system())) {
      for (int i = 0; i < 20; i++) {
        Place home = world.homes("p" + i).getFirst();
        assertThat(RollCall.answered(description.plan(), home))
            .as("addresses of provider %d", i)
            .hasSize(i % 2 == 0 ? 6 : 3);
      }
    }
  }

  @Test
  void faults_areToldAllAtOnce() {
    String text =
        """
        providers:
          - key: North
            asn: 13335
            addresses: 300
            drop: [nowhere.example]
          - key: south
            asn: 64502
            addresses: 1
          - key: south
            asn: 64502
            addresses: 1
        """;
    assertThatThrownBy(() -> read(text))
        .hasMessageContainingAll(
            "'North': expected a key",
            "13335",
            "got 300",
            "no site 'nowhere.example'",
            "'south': expected a key of its own",
            "asn of its own");
  }

  @Test
  void wordThatIsUnknown_isToldWithItsName() {
    assertThatThrownBy(() -> read(TWO + "    dorp: [aulnet.example]\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dorp");
  }

  @Test
  void emptyFile_isNoWorld() {
    assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("providers:\n")).isInstanceOf(IllegalArgumentException.class);
  }

  private WorldDescription read(String text) throws IOException {
    return WorldDescription.read(Files.writeString(directory.resolve("world.yaml"), text));
  }
}
