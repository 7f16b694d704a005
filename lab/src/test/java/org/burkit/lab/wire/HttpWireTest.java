package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Trial.AZAT;
import static org.burkit.lab.trial.Trial.AZAT_NAME;
import static org.burkit.lab.wire.Requests.cut;
import static org.burkit.lab.wire.Requests.get;
import static org.burkit.lab.wire.Requests.text;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.trial.Heard;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Test;

/** What becomes of plain HTTP by its host. */
class HttpWireTest {
  private static final Names NAME = Names.of(AZAT_NAME);
  private static final Action PAGE = new Action.Respond(HttpResponse.page("<p>forbidden</p>"));

  @Test
  @Proves({"HttpHost.Drop", "HttpHost by STREAM"})
  void drop_keepsTheRequestFromTheServer() throws Exception {
    try (Trial trial = Trial.under(host(new Action.Drop()))) {
      assertThat(trial.home().expectingSilence().say(AZAT, 80, get(AZAT_NAME)))
          .isEqualTo(new Heard("", "silence"));
      assertThat(trial.reached()).isEmpty();
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("HttpHost.Reset")
  void reset_goesToBothEnds() throws Exception {
    try (Trial trial = Trial.under(host(new Action.Reset()))) {
      assertThat(trial.home().say(AZAT, 80, get(AZAT_NAME))).isEqualTo(new Heard("", "reset"));
      assertThat(trial.reached()).isEmpty();
      leavesOthersAlone(trial);
      assertThat(Capturing.resetsOfTheFirst(trial)).hasSize(1);
    }
  }

  @Test
  @Proves("HttpHost.ResetClient")
  void resetOfTheClientAlone_letsTheRequestThrough() throws Exception {
    try (Trial trial = Trial.under(host(new Action.ResetClient()))) {
      assertThat(trial.home().say(AZAT, 80, get(AZAT_NAME)).end()).isEqualTo("reset");
      leavesOthersAlone(trial);
      assertThat(Capturing.sent(trial.reached(), get(AZAT_NAME))).isTrue();
    }
  }

  @Test
  @Proves("HttpHost.Close")
  void close_isAnEndWithoutAWord() throws Exception {
    try (Trial trial = Trial.under(host(new Action.Close()))) {
      assertThat(trial.home().say(AZAT, 80, get(AZAT_NAME))).isEqualTo(new Heard("", "closed"));
      leavesOthersAlone(trial);
    }
  }

  @Test
  @Proves("HttpHost.Mute")
  void mute_letsTheServerHearAndNotBeHeard() throws Exception {
    try (Trial trial = Trial.under(host(new Action.Mute()))) {
      assertThat(trial.home().expectingSilence().say(AZAT, 80, get(AZAT_NAME)))
          .isEqualTo(new Heard("", "silence"));
      leavesOthersAlone(trial);
      assertThat(Capturing.saidToTheFirst(trial, trial.atServers())).isPositive();
      assertThat(Capturing.saidToTheFirst(trial, trial.atHome())).isZero();
    }
  }

  @Test
  @Proves({"HttpHost.Respond", "respond 200 OK"})
  void page_replacesTheSites() throws Exception {
    try (Trial trial = Trial.under(host(PAGE))) {
      assertThat(trial.home().say(AZAT, 80, get(AZAT_NAME)))
          .isEqualTo(
              new Heard(
                  """
                  HTTP/1.1 200 OK\r
                  Content-Type: text/html; charset=utf-8\r
                  Connection: close\r
                  Content-Length: 16\r
                  \r
                  <p>forbidden</p>\
                  """,
                  "closed"));
      assertThat(trial.reached()).isEmpty();
      leavesOthersAlone(trial);
    }
  }

  @Test
  void disguisedPage_hasTheHeadersOfTheSite() throws Exception {
    List<String> genuine = List.of("content-type: text/html; charset=utf-8", "connection: close");
    try (Trial open = Trial.under();
        Trial trial =
            Trial.under(host(new Action.Respond(HttpResponse.disguised(genuine, "<p>no</p>"))))) {
      String forged = trial.home().say(AZAT, 80, get(AZAT_NAME)).text();
      assertThat(headers(forged))
          .containsExactlyElementsOf(headers(open.home().say(AZAT, 80, get(AZAT_NAME)).text()));
      assertThat(forged).endsWith("\r\n\r\n<p>no</p>");
    }
  }

  @Test
  @Proves("respond 302 Found")
  void redirect_leadsToTheNotice() throws Exception {
    Action action = new Action.Respond(HttpResponse.redirect("http://198.18.66.80/"));
    try (Trial trial = Trial.under(host(action))) {
      assertThat(trial.home().say(AZAT, 80, get(AZAT_NAME)).text())
          .startsWith("HTTP/1.1 302 Found\r\nLocation: http://198.18.66.80/\r\n");
      assertThat(trial.home().say("198.18.66.80", 80, get("198.18.66.80")).text())
          .contains("zapret.lab.example/notice");
      leavesOthersAlone(trial);
    }
  }

  @Test
  void host_isSeenInWhateverCaseAndPlace() throws Exception {
    try (Trial trial = Trial.under(host(PAGE))) {
      for (byte[] request :
          List.of(
              text("GET / HTTP/1.1\r\nhOsT: AzAt.eXaMpLe\r\n\r\n"),
              text("GET / HTTP/1.1\r\nAccept: */*\r\nHost:azat.example:80\r\n\r\n"),
              text("GET http://azat.example/ HTTP/1.1\r\nHost: other.example\r\n\r\n"))) {
        assertThat(trial.home().say(AZAT, 80, request).text()).contains("forbidden");
      }
      assertThat(trial.home().say(AZAT, 80, cut(get(AZAT_NAME), 25)).text()).contains("forbidden");
      byte[] elsewhere =
          text("GET /?azat.example HTTP/1.1\r\nHost: x.example\r\nConnection: close\r\n\r\n");
      assertThat(trial.home().say(AZAT, 80, elsewhere).text()).doesNotContain("forbidden");
    }
  }

  @Test
  @Proves("HttpHost by PACKET")
  void lookingAtPackets_missesAHostInTheSecond() throws Exception {
    var trigger = new Trigger.HttpHost(NAME, Trigger.Sight.PACKET);
    try (Trial trial = Trial.under(new Rule("host", trigger, PAGE))) {
      assertThat(trial.home().say(AZAT, 80, get(AZAT_NAME)).text()).contains("forbidden");
      assertThat(trial.home().say(AZAT, 80, cut(get(AZAT_NAME), 18)).text())
          .startsWith("HTTP/1.1 200")
          .doesNotContain("forbidden");
    }
  }

  private static List<String> headers(String answer) {
    return answer
        .substring(0, answer.indexOf("\r\n\r\n"))
        .lines()
        .map(line -> line.startsWith("HTTP") ? line : line.replaceFirst(":.*", "").toLowerCase())
        .sorted()
        .toList();
  }

  private static void leavesOthersAlone(Trial trial) throws Exception {
    assertThat(trial.home().say("198.18.20.22", 80, get("ashyq.example")).text())
        .startsWith("HTTP/1.1 200");
  }

  private static Rule host(Action action) {
    return new Rule("host", new Trigger.HttpHost(NAME), action);
  }
}
