package org.burkit.probe.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void text_isBrokenBetweenWords() {
    assertThat(Paragraph.lines("one two three four", 9))
        .containsExactly("one two", "three", "four");
    assertThat(Paragraph.lines("one two", 7)).containsExactly("one two");
  }

  @Test
  void wordLongerThanALine_staysWhole() {
    assertThat(Paragraph.lines("see https://a.example/ now", 8))
        .containsExactly("see", "https://a.example/", "now");
  }

  @Test
  void emptyText_isOneEmptyLine() {
    assertThat(Paragraph.lines("", 8)).containsExactly("");
  }
}
