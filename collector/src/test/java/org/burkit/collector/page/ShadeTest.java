package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.burkit.collector.page.Grid.Field;
import org.burkit.collector.store.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadeTest {
  @ParameterizedTest
  @CsvSource({
    // accessible, blocked, down, server side, inconclusive
    "3, 0, 0, 0, 0, WORKS",
    "3, 1, 0, 0, 0, SOME",
    "2, 2, 0, 0, 0, SOME",
    "2, 3, 0, 0, 9, BLOCKED",
    "0, 1, 0, 0, 0, BLOCKED",
    "0, 2, 3, 0, 0, SOME",
    "0, 0, 3, 0, 0, UNTOLD",
    "0, 0, 0, 3, 0, UNTOLD",
    "0, 0, 0, 0, 3, UNTOLD"
  })
  void field_isBlockedOnlyWhereMostTestsThatTellSaySo(
      long accessible, long blocked, long down, long serverSide, long inconclusive, Shade shade) {
    long all = accessible + blocked + down + serverSide + inconclusive;
    var tally = new Tally(List.of(), all, accessible, blocked, down, serverSide, inconclusive);
    assertThat(Shade.of(Grid.Count.of(tally))).isEqualTo(shade);
  }

  @Test
  void shades_differInHeight_notInColourAlone() {
    assertThat(List.of(Shade.values()))
        .extracting(shade -> shade.path(2))
        .doesNotHaveDuplicates()
        .allMatch(path -> path.startsWith("M20 "));
  }

  @Test
  void rowsOfAGrid_beginWithTheMostBlocked_andAddUpWhatMeets() {
    var one = new Tally(List.of("a", "x"), 2, 1, 1, 0, 0, 0);
    var more = new Tally(List.of("b", "x"), 5, 0, 5, 0, 0, 0);
    Grid grid =
        Grid.of(
            List.of(one, more, one),
            tally -> Optional.of(new Field(tally.keys().get(0), tally.keys().get(1))));
    assertThat(grid.rows()).containsExactly("b", "a");
    assertThat(grid.at("a", "x")).contains(new Grid.Count(2, 2, 4, 4));
    assertThat(grid.at("a", "y")).isEmpty();
    assertThat(grid.sum("b")).isEqualTo(new Grid.Count(5, 0, 5, 5));
  }
}
