package org.burkit.collector.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @ParameterizedTest
  @CsvSource({
    "/?lang=kk, kk/index.html",
    "/i/KZ-00000000-0?lang=ru, ru/i/KZ-00000000-0.html",
    "/i/KZ-00000000-0/tests?side=for&lang=en&page=2, en/i/KZ-00000000-0/tests-page-2-side-for.html",
    "/i/KZ-00000000-0/card.png?shape=wide&lang=kk, kk/i/KZ-00000000-0/card-shape-wide.png",
    "/i/KZ-00000000-0/v1.zip, i/KZ-00000000-0/v1.zip",
    "/d/sau.example?lang=kk, kk/d/sau.example.html",
    "/glossary?lang=kk#sure, kk/glossary.html",
    "/feed.atom?lang=kk, kk/feed.atom",
    "/style.css, style.css"
  })
  void whatIsMirrored_hasItsFile(String link, String file) {
    assertThat(Place.of(link).orElseThrow().file()).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/check?u=a&lang=kk",
        "/explore?lang=kk",
        "/i/KZ-00000000-0/contest?lang=kk",
        "/api?lang=kk",
        "/api/v1/incidents",
        "/feed.atom?domain=a&lang=kk",
        "/i/KZ-00000000-0",
        "//elsewhere.example/i/a?lang=kk",
        "https://elsewhere.example/",
        "#main"
      })
  void whatIsAQuestionOrElsewhere_isNotMirrored(String link) {
    assertThat(Place.of(link)).isEmpty();
  }

  @Test
  void noName_leadsOutOfTheMirror_orMeetsAnother() {
    assertThat(Place.of("/d/..%2f..%2fetc?lang=kk").orElseThrow().file()).doesNotContain("..");
    assertThat(Place.of("/d/../../x?lang=kk").orElseThrow().file()).doesNotContain("..");
    assertThat(Place.of("/d/a:b?lang=kk")).isNotEqualTo(Place.of("/d/a_b?lang=kk"));
    assertThat(Place.of("/d/a%3Ab?lang=kk").orElseThrow().file())
        .isNotEqualTo(Place.of("/d/a_3Ab?lang=kk").orElseThrow().file());
  }

  @Test
  void link_isRelative_andWhatIsElsewhereLeadsThere() {
    Place at = Place.of("/i/KZ-00000000-0/tests?side=for&lang=ru").orElseThrow();
    String page =
        "<a href=\"/?lang=ru\">x</a><a href=\"/glossary?lang=ru#sure\"></a>"
            + "<form action=\"/check\"><a href=\"/explore?a=1&amp;lang=ru\">";
    assertThat(Links.rewritten(page, at, "https://burkit.example"))
        .isEqualTo(
            "<a href=\"../../../ru/index.html\">x</a><a href=\"../../../ru/glossary.html#sure\"></a>"
                + "<form action=\"https://burkit.example/check\">"
                + "<a href=\"https://burkit.example/explore?a=1&amp;lang=ru\">");
  }
}
