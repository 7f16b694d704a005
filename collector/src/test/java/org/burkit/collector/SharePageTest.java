package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is passed on of an incident, and the words that explain it. */
class SharePageTest extends Served {

  private String incident;

  @BeforeEach
  void submit() throws Exception {
    submit(true, 64501);
    incident = "/i/" + http.json("/api/v1/incidents").at("/incidents/0/id").asText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | sau.example тексерілгенде ашылмады: Dala (AS64501) желісінде. | #Қазақстан  | Бүркіт | атау
          ru | sau.example не открывался при проверках. Сеть: Dala (AS64501). | #Казахстан  | Бүркіт | Имя
          en | sau.example did not open when it was tested on Dala (AS64501) in Kazakhstan. | #Kazakhstan | Burkit | Name
          """)
  void textAndPictures_areThereInEachLanguage(
      String lang, String sentence, String tag, String app, String term) throws Exception {
    assertThat(http.get(incident + "/share?lang=" + lang).body())
        .contains(
            sentence,
            "24",
            "UTC+5). https://burkit.example" + incident + " #" + app + " " + tag,
            "width=\"1200\" height=\"630\"",
            "width=\"1080\" height=\"1080\"",
            "src=\"" + incident + "/card.png?shape=square&amp;lang=" + lang + "\"");
    assertThat(http.get(incident + "?lang=" + lang).body())
        .contains(
            "<meta property=\"og:image\" content=\"https://burkit.example"
                + incident
                + "/card.png?shape=wide&amp;lang="
                + lang
                + "\">",
            "<meta property=\"og:image:alt\"",
            "href=\"/glossary?lang=" + lang + "#name\"");
    assertThat(http.get("/glossary?lang=" + lang).body())
        .containsSubsequence("<dt id=\"sure\">", "<dt id=\"name\">")
        .containsIgnoringCase(term);
  }

  @Test
  void picture_isPng_notSentAgainToWhoHasIt() throws Exception {
    HttpResponse<String> answer = http.get(incident + "/card.png?shape=wide&lang=kk");
    assertThat(answer.headers().firstValue("content-type")).contains("image/png");
    assertThat(answer.body()).startsWith("\uFFFDPNG");
    String tag = answer.headers().firstValue("etag").orElseThrow();
    assertThat(
            http.get(incident + "/card.png?shape=wide&lang=kk", "if-none-match", tag).statusCode())
        .isEqualTo(304);
    assertThat(
            http.get(incident + "/card.png?shape=wide&lang=en", "if-none-match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void picture_isSvgAsWell() throws Exception {
    HttpResponse<String> answer = http.get(incident + "/card.svg?shape=square&lang=kk");
    assertThat(answer.headers().firstValue("content-type")).contains("image/svg+xml");
    assertThat(answer.body())
        .startsWith("<svg xmlns=")
        .contains("viewBox=\"0 0 1080 1080\"", incident.substring(3), ">Бүркіт<");
  }

  @Test
  void otherSites_learnHowToShowIt() throws Exception {
    String page = "https%3A%2F%2Fburkit.example" + incident.replace("/", "%2F") + "%3Flang%3Dkk";
    assertThat(http.get(incident + "?lang=kk").body())
        .contains("json+oembed\" href=\"https://burkit.example/oembed?format=json&amp;url=" + page);
    var told = http.json("/oembed?maxwidth=600&maxheight=9999&url=" + page);
    assertThat(told.path("type").asText()).isEqualTo("photo");
    assertThat(told.path("width").asInt()).isEqualTo(600);
    assertThat(told.path("height").asInt()).isEqualTo(315);
    assertThat(told.path("title").asText()).startsWith("sau.example: ");
    assertThat(told.path("url").asText())
        .isEqualTo("https://burkit.example" + incident + "/card.png?shape=wide&lang=kk");
    assertThat(http.get(incident + "/share?lang=en").body())
        .contains("&lt;img src=\"https://burkit.example" + incident + "/card.png");
  }

  @ParameterizedTest
  @CsvSource({
    "404, /oembed",
    "404, /oembed?url=https%3A%2F%2Fburkit.example%2F",
    "404, /oembed?url=https%3A%2F%2Fburkit.example%2Fi%2FKZ-00000000-0",
    "404, /oembed?url=%00",
    "404, /oembed?url=mailto%3Aa",
    "501, /oembed?format=xml"
  })
  void whatCannotBeEmbedded_isToldSo(int status, String question) throws Exception {
    assertThat(http.get(question).statusCode()).isEqualTo(status);
  }

  @Test
  void ofNoIncident_nothingIsPassedOn() throws Exception {
    assertThat(http.get("/i/KZ-00000000-0/share").statusCode()).isEqualTo(404);
    assertThat(http.get("/i/nonsense/card.png").statusCode()).isEqualTo(404);
  }
}
