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
          kk | sau.example ашылмайды: AS64501 желісінде. | #Қазақстан  | атау
          ru | sau.example не открывается. Сеть: AS64501. | #Казахстан  | Имя
          en | sau.example does not open on AS64501,      | #Kazakhstan | Name
          """)
  void textAndPictures_areThereInEachLanguage(String lang, String sentence, String tag, String term)
      throws Exception {
    assertThat(http.get(incident + "/share?lang=" + lang).body())
        .contains(
            sentence,
            "https://burkit.example" + incident + " #KeepItOn " + tag,
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
  void ofNoIncident_nothingIsPassedOn() throws Exception {
    assertThat(http.get("/i/KZ-00000000-0/share").statusCode()).isEqualTo(404);
    assertThat(http.get("/i/nonsense/card.png").statusCode()).isEqualTo(404);
  }
}
