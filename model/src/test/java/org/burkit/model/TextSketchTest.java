package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSketchTest {
  private static final String NEWS =
      """
      <html><head><title>Жаңалықтар</title><style>p { margin: 0 }</style></head><body>
      <p>Алматыда бүгін жаңа кітапхана ашылды, ал кешке қалада концерт болады.</p>
      <p>The mayor said that the old bridge over the river will stay closed until spring, and that
      the new one is to be built next year with money from the region.</p>
      <p>Погода в ближайшие дни: без осадков, ветер слабый, ночью возможны заморозки.</p>
      <script>var counter = 17;</script></body></html>
      """;

  @Test
  void samePageWithOtherNumbersAndScript_isTheSame() {
    String later = NEWS.replace("17", "4711").replace("margin: 0", "margin: 9px");

    assertThat(TextSketch.of(later)).isEqualTo(TextSketch.of(NEWS));
  }

  @Test
  void pageWithOneSentenceMore_isNearlyTheSame() {
    String longer = NEWS.replace("<script>", "<p>Подпишитесь на нашу рассылку.</p><script>");

    assertThat(likeness(NEWS, longer)).isGreaterThan(0.8);
  }

  @Test
  void blockPage_isNothingLikeThePage() {
    String notice =
        "<h1>Access restricted</h1><p>Access to this resource was restricted by a decision of the"
            + " authorised body. Қолжетімділік шектелген. Доступ к ресурсу ограничен.</p>";

    assertThat(likeness(NEWS, notice)).isLessThan(0.75);
  }

  @Test
  void fewWords_haveNoSketch() {
    assertThat(TextSketch.of("<title>503</title><p>Try again in 5 minutes</p>")).isEmpty();
  }

  @Test
  void unclosedTagsAndScripts_end() {
    assertThat(TextSketch.of("<script>" + "a b c d e f g h i j ".repeat(9))).isEmpty();
    assertThat(TextSketch.of("<p " + "a b c d e f g h i j ".repeat(9))).isEmpty();
  }

  @Test
  void somethingElseThanSketches_cannotBeCompared() {
    assertThat(TextSketch.likeness("abc?", "0011223344556677")).isEmpty();
  }

  private static double likeness(String one, String other) {
    return TextSketch.likeness(TextSketch.of(one).orElseThrow(), TextSketch.of(other).orElseThrow())
        .orElseThrow();
  }
}
