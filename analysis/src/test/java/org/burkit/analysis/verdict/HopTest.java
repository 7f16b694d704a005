package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Scene.FALSE;
import static org.burkit.analysis.verdict.Scene.REAL;
import static org.burkit.model.FailureKind.CONNECTION_RESET;
import static org.burkit.model.FailureKind.TIMEOUT;

import java.util.List;
import java.util.stream.Stream;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopTest {
  private static final String URL = "https://site.example/";

  @ParameterizedTest
  @CsvSource({
    "site b c, site b c",
    "c b site, site b c",
    "site b c site, site b c",
    "c b, site c b",
  })
  void places_areInTheOrderOfTheFetch_whicheverWayItIsWritten(String written, String places) {
    Scene scene = Scene.of(URL);
    for (String name : written.split(" ")) {
      scene.http("https://" + name + ".example/", REAL + ":443", 302, "", 0);
    }

    assertThat(Hop.of(scene.measurement()))
        .extracting(hop -> hop.host().replace(".example", ""))
        .containsExactly(places.split(" "));
  }

  @Test
  void connectsOfTheTarget_areThoseToAddressesThatSomebodyGaveForIt() {
    Scene scene =
        Scene.of(URL)
            .controlResolves("5.5.5.1")
            .dns("system", "5.5.5.2")
            .dnsReplies("udp", List.of("5.5.5.3"), List.of("5.5.5.4"))
            .tls("5.5.5.5", null);
    for (String ip : List.of("5.5.5.1", "5.5.5.2", "5.5.5.3", "5.5.5.4", "5.5.5.5", FALSE)) {
      scene.tcp(ip, null);
    }

    assertThat(target(scene).connects())
        .extracting(TcpConnect::ip)
        .containsExactly("5.5.5.1", "5.5.5.2", "5.5.5.3", "5.5.5.4", "5.5.5.5");
  }

  @Test
  void controlSpeaksOfTheTargetAlone_notOfWhereItLeads() {
    Scene scene =
        Scene.of(URL).tcp(REAL, null).http("https://next.example/", "8.8.4.4:443", 200, "", 0);

    List<Hop> hops = Hop.of(scene.measurement());

    assertThat(hops).extracting(hop -> hop.connects().size()).containsExactly(1, 0);
  }

  @Test
  void handshakeWhoseAddressIsNotWritten_wasOnTheFirstConnectionThatStood() {
    Scene scene =
        Scene.of(URL)
            .controlResolves(FALSE, REAL)
            .tcp(FALSE, TIMEOUT)
            .tcp(REAL, null)
            .tlsSomewhere(CONNECTION_RESET);

    assertThat(target(scene).handshakes())
        .extracting(TlsHandshake::address)
        .containsExactly(REAL + ":443");
  }

  @Test
  void handshakeWithTheNameAtAnotherPort_isOfAnotherPlace() {
    Scene elsewhere = Scene.of("https://site.example:8443/").tls(REAL, null);
    Scene here = Scene.of(URL).tls(REAL, null);
    here.takeFrom(elsewhere);

    assertThat(target(here).handshakes()).hasSize(1);
    assertThat(target(elsewhere).handshakes()).hasSize(1);
  }

  @Test
  void addressFails_whereEveryConnectionOrEveryHandshakeDoes_andNotWhereOneStood() {
    Scene scene = Scene.of(URL).controlResolves("5.5.5.1", "5.5.5.2", "5.5.5.3", "5.5.5.4");
    scene.tcp("5.5.5.1", TIMEOUT).tcp("5.5.5.1", TIMEOUT);
    scene.tcp("5.5.5.2", TIMEOUT).tcp("5.5.5.2", null);
    scene.tcp("5.5.5.3", null).tls("5.5.5.3", CONNECTION_RESET);
    scene.tcp("5.5.5.4", null).tls("5.5.5.4", CONNECTION_RESET).tls("5.5.5.4", null);

    Hop hop = target(scene);

    assertThat(
            Stream.of("5.5.5.1", "5.5.5.2", "5.5.5.3", "5.5.5.4", "5.5.5.9").filter(hop::failsAt))
        .containsExactly("5.5.5.1", "5.5.5.3");
  }

  private static Hop target(Scene scene) {
    return Hop.of(scene.measurement()).getFirst();
  }
}
