package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Grade;
import org.burkit.collector.store.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {
  @ParameterizedTest
  @CsvSource({
    "5, 0, 0, 0, 0, WORKS",
    "5, 4, 0, 0, 9, WORKS",
    "5, 5, 0, 0, 0, FAILS",
    "0, 1, 0, 0, 0, FAILS",
    "1, 0, 5, 0, 0, DOWN",
    "0, 3, 4, 0, 0, DOWN",
    "0, 0, 0, 2, 0, REFUSED",
    "0, 0, 0, 0, 7, UNCLEAR",
    "2, 0, 2, 0, 0, UNCLEAR"
  })
  void networkWithoutIncident_isWhatMostTestsSay(
      int accessible, int blocked, int down, int serverSide, int inconclusive, Word word) {
    var tally =
        new Tally(
            List.of("KZ", "AS64501"),
            accessible + blocked + down + serverSide + inconclusive,
            accessible,
            blocked,
            down,
            serverSide,
            inconclusive);
    assertThat(Word.of(tally)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "WORKS WORKS, WORKS",
    "WORKS UNCLEAR, WORKS",
    "WORKS FAILS, UNCLEAR",
    "FAILS, UNCLEAR",
    "UNCLEAR, UNCLEAR",
    "WORKS DOWN, UNCLEAR",
    "DOWN DOWN, DOWN",
    "REFUSED, REFUSED",
    "WORKS DOWN BLOCKED, BLOCKED",
    "WORKS MAYBE, MAYBE",
    "BLOCKED INTERCEPTED, INTERCEPTED"
  })
  void allInAll_onlyIncidentsAccuse_andOnlyAgreementClears(String networks, Word word) {
    assertThat(Word.over(Stream.of(networks.split(" ")).map(Word::valueOf).toList()))
        .isEqualTo(word);
  }

  @Test
  void serviceThatWorksInPart_isNotSaidToBeBlockedWhole() {
    assertThat(Word.of(Grade.LIKELY, true)).isEqualTo(Word.PARTLY);
    assertThat(Word.of(Grade.LIKELY, false)).isEqualTo(Word.BLOCKED);
    assertThat(Word.of(Grade.POSSIBLE, true)).isEqualTo(Word.MAYBE);
    assertThat(Word.of(Grade.INTERCEPTED, true)).isEqualTo(Word.INTERCEPTED);
  }
}
