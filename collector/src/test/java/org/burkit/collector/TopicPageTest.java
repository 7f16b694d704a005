package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a service, a host and a network. */
class TopicPageTest extends Served {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Қазір  | Желілер мен күндер бойынша (UTC)
          ru | Сейчас | По сетям и дням (UTC)
          en | Now    | By network and day (UTC)
          """)
  void host_hasItsIncidents_itsTestsByNetworkAndDay_andItsFeed(
      String lang, String open, String chart) throws Exception {
    submit(true, 64501);
    submit(false, 64503);
    assertThat(http.get("/d/sau.example?lang=" + lang).body())
        .contains(
            "<h1>sau.example</h1>",
            "href=\"/i/KZ-",
            "<h3>" + chart + "</h3>",
            "href=\"/feed.atom?domain=sau.example&amp;lang=" + lang + "\"",
            "href=\"/feed.atom?lang=" + lang + "&amp;domain=sau.example\"")
        .containsSubsequence("<h2>" + open + "</h2>", "sau.example</a></h2>", "<td>3/3</td>");
  }

  @Test
  void network_hasWhatIsBlockedThere_byService() throws Exception {
    submit(true, 64501);
    submit(false, 64503);
    assertThat(http.get("/n/AS64501?lang=en").body())
        .contains(
            "<h1>Dala (AS64501)</h1>",
            "href=\"/i/KZ-",
            "By service and day",
            "Sites of no service",
            "3/3");
    assertThat(http.get("/n/as64503?lang=en").body())
        .contains("No incident is open here.", "Sites of no service", "0/3")
        .doesNotContain("href=\"/i/KZ-");
  }

  @Test
  void networkOfFewVolunteers_showsNothingOfThem() throws Exception {
    http.postJson("/api/v1/measurements", Samples.blocked("p1", 64501, NOON));
    http.awaitAllIsWell();
    assertThat(http.get("/n/AS64501?lang=en").body())
        .contains("None that may be shown")
        .doesNotContain("<svg");
    assertThat(http.get("/d/sau.example?lang=en").body())
        .contains("Networks with few volunteers")
        .doesNotContain("AS64501");
  }

  @Test
  void serviceThatNobodyTested_saysSo_andLeadsToItsHosts() throws Exception {
    assertThat(http.get("/s/facebook?lang=en").body())
        .contains(
            "<h1>Facebook</h1>", "href=\"/d/facebook.com?lang=en\"", "None that may be shown");
    assertThat(http.get("/d/facebook.com?lang=en").body()).contains("href=\"/s/facebook?lang=en\"");
  }

  @Test
  void whatIsOver_standsUnderEarlier() throws Exception {
    submit(true, 64501);
    now = NOON.plus(Duration.ofDays(8));
    assertThat(http.get("/d/sau.example?lang=en").body())
        .containsSubsequence("No incident is open here.", "Earlier", "href=\"/i/KZ-");
  }

  @Test
  void countsByLink_areCsv_whateverABrowserAccepts() throws Exception {
    submit(true, 64501);
    String page = http.get("/d/sau.example?lang=en").body();
    String path = "/api/v1/aggregation?format=csv&axis_x=asn&axis_y=day&domain=sau.example";
    assertThat(page).contains(path.replace("&", "&amp;"));
    HttpResponse<String> answer = http.get(path, "accept", "text/html,*/*;q=0.8");
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(answer.body()).startsWith("asn,day,").contains("AS64501,2026-11-24,3,0,3,");
    assertThat(http.get("/api/v1/incidents?format=xml").statusCode()).isEqualTo(400);
    assertThat(http.get("/api/v1/incidents?format=json", "accept", "text/csv").body())
        .startsWith("{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/s/nobody",
        "/s/<script>alert(1)</script>",
        "/d/<script>alert(1)</script>",
        "/d/\" onload=alert(1)",
        "/d/{0}",
        "/n/AS0",
        "/n/AS99999999999",
        "/n/<b>"
      })
  void whatIsNothing_isNotFound_andNothingOfItComesBack(String path) throws Exception {
    String encoded =
        path.substring(0, 3) + URLEncoder.encode(path.substring(3), StandardCharsets.UTF_8);
    HttpResponse<String> answer = http.get(encoded + "?lang=en");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("We do not know this").doesNotContain("<script", "onload");
  }
}
