package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Lie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The techniques on the wire, against real kernels and apart from the probe: one name for each. */
class TechniquesTest {
  private static final String PUBLIC = Atlas.PUBLIC_RESOLVER.toString();
  private static final String LAB_ISSUER = "CN=Burkit Lab Root,O=Burkit Lab";
  private static final String AULNET = "198.18.20.11";
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
                    tls("reset-client", new Action.ResetClient()),
                    tls("fin", new Action.Close()),
                    tls("mute", new Action.Mute()),
                    tls("residual", new Action.Reset()).withResidual(Duration.ofMinutes(10)),
                    http("fin", new Action.Close()),
                    http("redirect", new Action.Respond(HttpResponse.redirect("http://n/"))),
                    dns("drop", new Action.Drop()),
                    dns("refused", instead(new ForgedAnswer.Refused())),
                    dns("servfail", instead(new ForgedAnswer.ServerFailure())),
                    dns("nxdomain", instead(new ForgedAnswer.NoSuchName())),
                    dns("empty", instead(new ForgedAnswer.Empty())),
                    dns("thrice", Action.ForgeDns.injecting(ip(1), ip(2), ip(3))),
                    dns("late", Action.ForgeDns.injecting(ip(1)).losingRace(new When.Share(1)))),
                Map.of(),
                Set.of("pikir.example"))
            .with(Interception.COPIED_LEAF);
    Policy second =
        new Policy(
            List.of(
                at("198.18.20.15", new Action.Reset()),
                at("198.18.20.16", new Action.Prohibit()),
                new Rule(
                    "hijack",
                    new Trigger.Service(Trigger.Transport.UDP, 53),
                    new Action.Divert(new Endpoint(Ip4.parse("198.19.64.53"), 53)))),
            Map.of("vestnik.example", new Lie.NoSuchName()),
            Set.of());
    Policy third = Policy.censoring(new Rule("all", new Trigger.Everything(), new Action.Drop()));
    Plan plan = Atlas.plan(first, second, third);
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
  void tls_endsAsEachActionSays() throws Exception {
    assertThat(dala.tls(AULNET, "reset-client.example")).isEqualTo("reset");
    assertThat(dala.tls(AULNET, "fin.example")).isEqualTo("eof");
    assertThat(dala.tls(AULNET, "mute.example")).isEqualTo("silence");
    assertThat(dala.tls(AULNET, "other.example")).isEqualTo(LAB_ISSUER);
  }

  @Test
  void residualBlock_outlivesItsConnection() throws Exception {
    String address = "198.18.20.13";
    assertThat(dala.tls(address, "other.example")).isEqualTo(LAB_ISSUER);
    assertThat(dala.tls(address, "residual.example")).isEqualTo("reset");
    assertThat(dala.tls(address, "other.example")).isEqualTo("silence");
  }

  @Test
  void copiedLeaf_bearsTheGenuineIssuersName() throws Exception {
    assertThat(dala.tls("198.18.20.12", "pikir.example")).isEqualTo(LAB_ISSUER);
    assertThat(world.hits("dala")).containsKey("intercept pikir.example");
  }

  @Test
  void http_endsAsEachActionSays() throws Exception {
    assertThat(dala.http(AZAT, "fin.example")).isEmpty();
    assertThat(dala.http(AZAT, "redirect.example")).startsWith("HTTP/1.1 302 Found\r\n");
    assertThat(dala.http(AZAT, "azat.example")).startsWith("HTTP/1.1 200");
  }

  @Test
  void dns_saysWhatIsForged() throws Exception {
    assertThat(dala.ask(PUBLIC, "refused.example", 1)).containsExactly("REFUSED");
    assertThat(dala.ask(PUBLIC, "servfail.example", 1)).containsExactly("SERVFAIL");
    assertThat(dala.ask(PUBLIC, "nxdomain.example", 1)).containsExactly("NXDOMAIN");
    assertThat(dala.ask(PUBLIC, "empty.example", 1)).containsExactly("NOERROR");
    assertThat(dala.ask(PUBLIC, "thrice.example", 4))
        .containsExactly("198.18.66.1", "198.18.66.2", "198.18.66.3", "NXDOMAIN");
    assertThat(dala.ask(PUBLIC, "late.example", 2)).containsExactly("NXDOMAIN", "198.18.66.1");
  }

  @Test
  void addresses_areRefusedOrProhibited() throws Exception {
    assertThat(tolqyn.tls("198.18.20.15", "qubyr.example")).isEqualTo("refused");
    assertThat(tolqyn.tls("198.18.20.16", "sau.example")).isEqualTo("prohibited");
    assertThat(tolqyn.tls(AULNET, "aulnet.example")).isEqualTo(LAB_ISSUER);
  }

  @Test
  void hijack_bringsTheProvidersLieInThePublicResolversName() throws Exception {
    assertThat(tolqyn.ask(PUBLIC, "vestnik.example", 1)).containsExactly("NXDOMAIN");
    assertThat(tolqyn.ask(PUBLIC, "aulnet.example", 1)).containsExactly(AULNET);
  }

  @Test
  void shutdown_isSilenceForAll() throws Exception {
    assertThat(keng.tls(AULNET, "aulnet.example")).isEqualTo("silence");
    assertThat(keng.http(AZAT, "azat.example")).isEqualTo("silence");
  }

  private static Rule tls(String name, Action action) {
    return new Rule("tls " + name, new Trigger.TlsServerName(Names.of(name + ".example")), action);
  }

  private static Rule http(String name, Action action) {
    return new Rule("http " + name, new Trigger.HttpHost(Names.of(name + ".example")), action);
  }

  private static Rule dns(String name, Action action) {
    return new Rule("dns " + name, new Trigger.DnsName(Names.of(name + ".example")), action);
  }

  private static Rule at(String address, Action action) {
    return new Rule("at " + address, new Trigger.Address(Ip4.parse(address)), action);
  }

  private static Action instead(ForgedAnswer answer) {
    return Action.ForgeDns.instead(answer);
  }

  private static Ip4 ip(int last) {
    return Ip4.parse("198.18.66." + last);
  }
}
