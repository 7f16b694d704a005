package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told who paste an address or a name. */
class CheckPageTest extends Served {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Бұғатталған болуы мүмкін — қосымша тексеру қажет: sau.example | Жұмыс істейді | Қазақстан
          ru | Возможно, заблокирован — нужно больше проверок: sau.example | Работает      | Казахстан
          en | Possibly blocked, more tests needed: sau.example | Works         | Kazakhstan
          """)
  void blockedSite_isSaidByNetwork_withItsIncident(
      String lang, String heading, String works, String country) throws Exception {
    submit(true, 64501);
    submit(false, 64503);
    String page = ask("https://sau.example/any?page", lang).body();
    assertThat(page)
        .contains(
            "<h1>" + heading + "</h1>",
            ">Dala (AS64501), " + country + "</a></dt>",
            ">Keng (AS64503), " + country + "</a></dt>",
            "href=\"/d/sau.example?lang=" + lang + "\"",
            "href=\"/n/AS64503?lang=" + lang + "\"",
            works + "</span>",
            "href=\"/i/KZ-");
    assertThat(ask("www.sau.example", lang).body()).contains(": www.sau.example</h1>", "/i/KZ-");
  }

  @Test
  void networkThatIsCutOff_isNamed_whateverIsAsked() throws Exception {
    for (int hour = -6; hour < 4; hour++) {
      Instant time = NOON.plus(Duration.ofHours(hour));
      now = time.plusSeconds(60);
      for (String probe : THREE) {
        http.postJson(
            "/api/v1/measurements",
            hour < 0
                ? Samples.accessible(probe, 64501, time)
                : Samples.offline(probe, 64501, time));
        http.postJson("/api/v1/measurements", Samples.accessible(probe, 64503, time));
      }
    }
    http.awaitAllIsWell();
    assertThat(ask("other.example", "en").body())
        .containsSubsequence(
            "<h2>Networks that may have no connection to the Internet</h2>",
            "href=\"/i/KZ-",
            "No Internet: Dala (AS64501)");
    assertThat(ask("sau.example", "kk").body()).contains("Интернетсіз қалған болуы мүмкін желілер");
  }

  @Test
  void siteThatOpens_works_untilNobodyHasLookedForAWeek() throws Exception {
    submit(false, 64503);
    assertThat(ask("sau.example", "en").body()).contains("<h1>Works: sau.example</h1>");
    now = NOON.plus(Duration.ofDays(8));
    assertThat(ask("sau.example", "en").body())
        .contains("<h1>Not tested in the last seven days: sau.example</h1>");
  }

  @Test
  void fewFailures_accuseNobody() throws Exception {
    http.postJson("/api/v1/measurements", Samples.blocked("p1", 64501, NOON));
    http.awaitAllIsWell();
    assertThat(ask("sau.example", "en").body())
        .contains(
            "<h1>We cannot tell: sau.example</h1>",
            "<dt>Networks with few volunteers, Kazakhstan</dt>");
  }

  @Test
  void whatNobodyTested_isSaidToBeUnknown_andTheHomePageAsks() throws Exception {
    assertThat(ask("other.example", "en").body())
        .contains("<h1>Never tested: other.example</h1>", "No volunteer has tested it");
    assertThat(ask("facebook", "ru").body()).contains("<h1>Никогда не проверялся: Facebook</h1>");
    assertThat(http.get("/?lang=kk").body())
        .contains("<form action=\"/check\" method=\"get\"", "name=\"lang\" value=\"kk\"");
    assertThat(http.get("/check?lang=en").body()).contains("<h1>Does it open?</h1>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>.example",
        "javascript:alert(1)",
        "{0}",
        "' OR 1=1 --"
      })
  void nonsense_isAnsweredInWords_andComesBackEscaped(String pasted) throws Exception {
    HttpResponse<String> answer = ask(pasted, "en");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<h1>We do not understand this</h1>")
        .doesNotContain("<script", "<img", "href=\"javascript:");
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
  }

  @Test
  void homeAddressesAndLongPastes_areTurnedAwayInWords() throws Exception {
    assertThat(ask("http://192.168.0.1/", "en").body()).contains("not on the public Internet</h1>");
    HttpResponse<String> answer = ask("a".repeat(9_000), "en");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("do not understand").hasSizeLessThan(8_000);
  }

  private HttpResponse<String> ask(String pasted, String lang) throws Exception {
    String encoded = URLEncoder.encode(pasted, StandardCharsets.UTF_8);
    return http.get("/check?u=" + encoded + "&lang=" + lang);
  }
}
