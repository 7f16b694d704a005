package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.net.Line;
import org.burkit.lab.trial.Client;
import org.burkit.lab.trial.Privileges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Every innocent on the wire, against real kernels: it looks like what its row says it is. */
class InnocentsTest {
  private static final String PUBLIC = Atlas.PUBLIC_RESOLVER.toString();
  private static final String LAB_ISSUER = "CN=Burkit Lab Root,O=Burkit Lab";

  @TempDir static Path directory;
  private static World world;
  private static Client hotel;
  private static Client shielded;
  private static Client office;
  private static Client abroad;

  @BeforeAll
  static void build() {
    Privileges.assumeLabCanRun();
    Plan plan =
        Atlas.plan(
            reachedBy(Doorway.CAPTIVE_PORTAL, new Resolver.Silent()),
            reachedBy(Doorway.ANTIVIRUS, new Resolver.Slow(Duration.ofMillis(700))),
            reachedBy(Doorway.PROXY, new Resolver.Prompt()));
    world =
        WorldBuilder.build(
            plan, Map.of("dala", 1, "tolqyn", 1, "keng", 1), directory, InstantSource.system());
    hotel = new Client(world.homes("dala").getFirst());
    shielded = new Client(world.homes("tolqyn").getFirst());
    office = new Client(world.homes("keng").getFirst());
    abroad = new Client(world.control());
  }

  private static Policy reachedBy(Doorway doorway, Resolver resolver) {
    return new Policy(List.of(), Map.of(), Set.of(), new Access(Line.CLEAR, doorway, resolver));
  }

  @AfterAll
  static void close() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void captivePortal_speaksForEverySite() throws Exception {
    assertThat(hotel.http("198.18.20.22", "ashyq.example")).contains("Қонақүй");
    assertThat(hotel.http("198.18.20.14", "azat.example")).contains("Қонақүй");
    assertThat(hotel.tls("198.18.20.11", "aulnet.example")).isEqualTo("CN=portal.lab.example");
  }

  @Test
  void antivirus_opensAllTlsAndLeavesPlainHttpAlone() throws Exception {
    String issuer = "CN=Shield Web Root,O=Shield Antivirus";
    assertThat(shielded.tls("198.18.20.11", "aulnet.example")).isEqualTo(issuer);
    assertThat(shielded.tls("198.18.20.23", "beitarap.example")).isEqualTo(issuer);
    assertThat(shielded.http("198.18.20.22", "ashyq.example")).contains("Ашық");
  }

  @Test
  void honestProxy_addsToThePageAndKeepsTheRest() throws Exception {
    String direct = abroad.http("198.18.20.22", "ashyq.example");
    String carried = office.http("198.18.20.22", "ashyq.example");
    assertThat(body(carried)).startsWith(body(direct)).contains("proxy of the office");
    assertThat(office.tls("198.18.20.11", "aulnet.example")).isEqualTo(LAB_ISSUER);
    assertThat(office.http("198.18.20.16", "sau.example")).startsWith("HTTP/1.1 301");
  }

  @Test
  void resolvers_areSilentOrSlowWhileThePublicOneIsNot() throws Exception {
    assertThatThrownBy(() -> hotel.expectingSilence().ask("198.19.0.53", "sau.example", 1))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(hotel.ask(PUBLIC, "sau.example", 1)).containsExactly("198.18.20.16");
    long start = System.nanoTime();
    assertThat(shielded.ask("198.19.64.53", "sau.example", 1)).containsExactly("198.18.20.16");
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(700).toNanos());
  }

  @Test
  void oddProofs_areWhatTheyAreCalled() throws Exception {
    assertThat(abroad.leaf("198.18.20.30", "merzim.example"))
        .matches(leaf -> leaf.getNotAfter().toInstant().isBefore(InstantSource.system().instant()));
    assertThat(abroad.leaf("198.18.20.31", "bolek.example").getSubjectX500Principal().getName())
        .isEqualTo("CN=basqa.example");
    assertThat(abroad.tls("198.18.20.32", "beitanys.example")).isEqualTo("CN=beitanys.example");
  }

  @Test
  void refusals_areForClientsOfThisCountry() throws Exception {
    assertThat(office.https("198.18.20.34", "tyiym.example", "/")).startsWith("HTTP/1.1 403");
    assertThat(office.https("198.18.20.35", "tekser.example", "/")).startsWith("HTTP/1.1 503");
    assertThat(office.https("198.18.20.19", "geo.example", "/")).startsWith("HTTP/1.1 451");
    assertThat(office.http("198.18.20.36", "bolmaidy.example")).startsWith("HTTP/1.1 403");
    assertThat(abroad.https("198.18.20.34", "tyiym.example", "/")).startsWith("HTTP/1.1 200");
    assertThat(abroad.https("198.18.20.35", "tekser.example", "/")).startsWith("HTTP/1.1 200");
    assertThat(abroad.http("198.18.20.36", "bolmaidy.example")).startsWith("HTTP/1.1 200");
  }

  @Test
  void pagesByCountry_differByAThird() throws Exception {
    int here = body(office.https("198.18.20.42", "ozgeris.example", "/")).length();
    int there = body(abroad.https("198.18.20.42", "ozgeris.example", "/")).length();
    assertThat(here * 10 / there).isBetween(12, 14);
    assertThat(office.http("198.18.20.43", "qubylma.example"))
        .hasSizeGreaterThan(abroad.http("198.18.20.43", "qubylma.example").length());
  }

  @Test
  void largePage_arrivesWhole() throws Exception {
    String page = abroad.https("198.18.20.40", "zor.example", "/");
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(33_500_000, 33_600_000);
    assertThat(page).endsWith("</p>\n");
  }

  @Test
  void sameForAll_isTheSameForAll() throws Exception {
    for (Client client : List.of(office, abroad)) {
      assertThat(client.https("198.18.20.48", "joqbet.example", "/")).startsWith("HTTP/1.1 404");
      assertThat(client.https("198.18.20.49", "synyq.example", "/")).startsWith("HTTP/1.1 500");
      assertThat(client.https("198.18.20.50", "bos.example", "/"))
          .startsWith("HTTP/1.1 200")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void trail_leadsToThePageAfterFifteenSteps() throws Exception {
    for (int i = 0; i < 15; i++) {
      assertThat(abroad.https("198.18.20.37", "uzaq.example", i == 0 ? "/" : "/" + i))
          .startsWith("HTTP/1.1 301")
          .contains("location: /" + (i + 1) + "\r\n");
    }
    assertThat(abroad.https("198.18.20.37", "uzaq.example", "/15")).contains("Ұзақ");
    assertThat(abroad.https("198.18.20.38", "adasu.example", "/"))
        .contains("location: https://joq.example/");
  }

  @Test
  void names_leadWhereTheRowsSay() throws Exception {
    assertThat(abroad.ask(PUBLIC, "bulin.example", 1)).containsExactly("SERVFAIL");
    assertThat(office.ask("198.19.128.53", "bulin.example", 1)).containsExactly("SERVFAIL");
    assertThat(abroad.ask(PUBLIC, "uide.example", 1)).containsExactly("127.0.0.1");
    assertThat(office.ask("198.19.128.53", "aina.example", 1)).containsExactly("198.18.20.33");
    assertThat(abroad.ask(PUBLIC, "aina.example", 1)).containsExactly("198.18.21.33");
    assertThat(abroad.http("198.18.21.33", "aina.example")).contains("Айна");
    assertThat(abroad.https("198.18.20.41", "xn--j1ac53c.example", "/")).contains("Көл");
    assertThat(abroad.http("198.18.20.44", "bekituli.example")).isEqualTo("refused");
    assertThat(abroad.expectingSilence().http("198.18.20.45", "unsiz.example"))
        .isEqualTo("silence");
  }

  @Test
  void resolvers_answerOverTcpAndTlsToo() throws Exception {
    for (String resolver : List.of("198.19.128.53", PUBLIC)) {
      assertThat(answer(office.askOverStream(resolver, 53, "sau.example", Type.A)))
          .isEqualTo("198.18.20.16");
    }
    assertThat(answer(office.askOverStream(PUBLIC, 853, "sau.example", Type.A)))
        .isEqualTo("198.18.20.16");
    assertThat(office.askOverStream(PUBLIC, 853, "joq.example", Type.A).getRcode())
        .isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void httpsRecords_offerWhatTheServersSpeak() throws Exception {
    assertThat(answer(office.askOverStream(PUBLIC, 53, "sau.example", Type.HTTPS)))
        .isEqualTo("1 . alpn=h2,http/1.1");
    assertThat(answer(office.askOverStream(PUBLIC, 53, "ekinshi.example", Type.HTTPS)))
        .isEqualTo("1 . alpn=h2");
    assertThat(office.picks("198.18.20.16", "sau.example", "h2", "http/1.1")).isEqualTo("h2");
    assertThat(office.picks("198.18.20.16", "sau.example", "http/1.1")).isEqualTo("http/1.1");
    assertThat(office.picks("198.18.20.54", "ekinshi.example", "h2")).isEqualTo("h2");
    assertThat(office.picks("198.18.20.54", "ekinshi.example", "http/1.1")).isEqualTo("alert");
  }

  @Test
  void pagesOverHttp2_areThoseOverHttp1() throws Exception {
    Place home = world.homes("keng").getFirst();
    List<String> curl =
        List.of("curl", "-sS", "--http2", "-w", "HTTP/%{http_version}", "https://sau.example/");
    Process process = home.start(home.prepare(curl).redirectErrorStream(true));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("<h1>sau.example</h1>").endsWith("HTTP/2");
  }

  private static String answer(Message message) {
    return message.getSection(Section.ANSWER).getFirst().rdataToString();
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
