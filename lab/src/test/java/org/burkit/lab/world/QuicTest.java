package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
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
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** HTTP/3 in the lab and its censors, on the wire and apart from the probe. */
class QuicTest {
  private static final String THIRD = "ushinshi.example";
  private static final String THIRD_ADDRESS = "198.18.20.60";
  private static final String RAPID = "jedel.example";
  private static final String RAPID_ADDRESS = "198.18.20.61";
  private static final String PROMISE_ADDRESS = "198.18.20.62";
  private static final String OLD_ADDRESS = "198.18.20.11";

  @TempDir static Path directory;
  private static World world;
  private static QuicClient dala;
  private static QuicClient tolqyn;
  private static QuicClient keng;

  @BeforeAll
  static void build() {
    Privileges.assumeLabCanRun();
    Policy names =
        Policy.censoring(
            new Rule("name", new Trigger.QuicServerName(Names.of(THIRD)), new Action.Drop()));
    Policy all =
        Policy.censoring(
            new Rule("all", new Trigger.Service(Trigger.Transport.UDP, 443), new Action.Drop()));
    world =
        WorldBuilder.build(
            Atlas.plan(names, all, Policy.OPEN),
            Map.of("dala", 1, "tolqyn", 1, "keng", 1),
            directory,
            InstantSource.system());
    dala = new QuicClient(world.homes("dala").getFirst());
    tolqyn = new QuicClient(world.homes("tolqyn").getFirst());
    keng = new QuicClient(world.homes("keng").getFirst());
  }

  @AfterAll
  static void close() {
    if (world != null) {
      dala.close();
      tolqyn.close();
      keng.close();
      world.close();
    }
  }

  @Test
  void page_isTheSameOverQuicAsOverTcp() throws Exception {
    String overQuic = keng.get(THIRD_ADDRESS, THIRD);
    String overTcp = home("keng").https(THIRD_ADDRESS, THIRD, "/");
    assertThat(overQuic).startsWith("200 <!doctype html>").contains(THIRD);
    assertThat(overTcp).contains("alt-svc: h3=\":443\"").endsWith(overQuic.substring(4));
  }

  @Test
  void record_announcesWhatIsPromised() throws Exception {
    assertThat(alpn(THIRD)).isEqualTo("1 . alpn=h3,h2,http/1.1");
    assertThat(alpn("uade.example")).isEqualTo("1 . alpn=h3,h2,http/1.1");
    assertThat(alpn("aulnet.example")).isEqualTo("1 . alpn=h2,http/1.1");
  }

  @Test
  void sitesWithoutQuic_openOverTcpWhateverTheyPromise() throws Exception {
    assertThat(keng.get(PROMISE_ADDRESS, "uade.example")).isEqualTo("silence");
    assertThat(home("keng").https(PROMISE_ADDRESS, "uade.example", "/")).contains("200 OK");
    assertThat(keng.get(OLD_ADDRESS, "aulnet.example")).isEqualTo("silence");
  }

  @Test
  void censorOfNames_swallowsTheOneAndNotTheOther() throws Exception {
    assertThat(dala.get(THIRD_ADDRESS, THIRD)).isEqualTo("silence");
    assertThat(dala.get(RAPID_ADDRESS, RAPID)).startsWith("200 ");
    assertThat(dala.get(THIRD_ADDRESS, "other.example")).startsWith("421 ");
    assertThat(home("dala").https(THIRD_ADDRESS, THIRD, "/")).contains("200 OK");
    assertThat(world.hits("dala")).containsEntry("name", 1L);
  }

  @Test
  void censorOfThePort_swallowsAllQuicAndNoTcp() throws Exception {
    assertThat(tolqyn.get(THIRD_ADDRESS, THIRD)).isEqualTo("silence");
    assertThat(tolqyn.get(RAPID_ADDRESS, RAPID)).isEqualTo("silence");
    assertThat(home("tolqyn").https(RAPID_ADDRESS, RAPID, "/")).contains("200 OK");
  }

  private static Client home(String provider) {
    return new Client(world.homes(provider).getFirst());
  }

  private static String alpn(String name) throws Exception {
    var answer = home("keng").askOverStream(Atlas.PUBLIC_RESOLVER.toString(), 53, name, Type.HTTPS);
    return answer.getSection(Section.ANSWER).getFirst().rdataToString();
  }
}
