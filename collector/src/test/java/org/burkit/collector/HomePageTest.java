package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map, and the pages of countries. */
class HomePageTest extends Served {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Жалғасып жатқан оқиғалары бар елдер: Қазақстан (1)
          ru | Страны с открытыми инцидентами: Казахстан (1)
          en | Countries with open incidents: Kazakhstan (1)
          """)
  void map_saysWhereSomethingIsOpen_inWordsAsWell(String lang, String title) throws Exception {
    submit(true, 64501);
    assertThat(http.get("/?lang=" + lang).body())
        .contains("alt=\"" + title + "\"", "href=\"/c/KZ?lang=" + lang + "\"")
        .contains("href=\"mailto:press@zheli.example\"", ": Ashyq Zheli");
    HttpResponse<String> map = http.get("/map.svg?lang=" + lang);
    assertThat(map.headers().firstValue("content-type")).contains("image/svg+xml");
    assertThat(map.body())
        .contains("<title>" + title + "</title>", "fill=\"#5a4a00\"", ">1</text>")
        .doesNotContain("<script", "style=");
    assertThat(map.body().length()).isLessThan(25_000);
  }

  @Test
  void whereNothingIsOpen_noCountryIsMarked() throws Exception {
    assertThat(http.get("/?lang=en").body()).contains("There are no open incidents on the map");
    assertThat(http.get("/map.svg?lang=en").body()).contains("d=\"\" ").doesNotContain(">1</text>");
  }

  @Test
  void country_hasWhatIsBlockedThere() throws Exception {
    submit(true, 64501);
    assertThat(http.get("/c/kz?lang=en").body())
        .contains("<h1>Kazakhstan</h1>", "href=\"/i/KZ-", "feed.atom?cc=KZ", "/explore?cc=KZ");
    assertThat(http.get("/c/KG?lang=en").body()).contains("No incident is open here.");
    for (String none : new String[] {"/c/ZZ", "/c/QQ", "/c/kazakh", "/c/%3Cb%3E"}) {
      assertThat(http.get(none).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void pageThatAReaderHas_isNotSentAgain_untilItSaysSomethingElse() throws Exception {
    submit(false, 64501);
    for (String path : List.of("/", "/d/sau.example", "/n/AS64501", "/c/KZ", "/explore?cc=KZ")) {
      String tag = http.get(path).headers().firstValue("etag").orElseThrow();
      HttpResponse<String> again = http.get(path, "if-none-match", tag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.headers().firstValue("vary")).contains("accept-language");
      assertThat(http.get(path, "if-none-match", tag, "accept-language", "ru").statusCode())
          .as("in another language")
          .isEqualTo(200);
    }
    String tag = http.get("/").headers().firstValue("etag").orElseThrow();
    submit(true, 64502);
    assertThat(http.get("/", "if-none-match", tag).statusCode()).isEqualTo(200);
    assertThat(http.get("/check?u=sau.example").headers().firstValue("etag")).isEmpty();
    assertThat(http.get("/c/ZZ").headers().firstValue("etag")).isEmpty();
  }
}
