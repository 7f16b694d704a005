package org.burkit.collector.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  @TempDir Path directory;

  @Test
  void keysStayTheSame_newOnesAreMadeAhead_oldOnesGo() throws IOException {
    var file = new KeyFile(directory.resolve("token-keys"));
    Map<YearMonth, MonthKeys> first = file.at(MONTH);
    Map<YearMonth, MonthKeys> later = file.at(MONTH.plusMonths(2));

    assertThat(first).containsOnlyKeys(MONTH, month(1), month(2), month(3));
    assertThat(later).containsOnlyKeys(month(1), month(2), month(3), month(4), month(5));
    assertThat(later.get(month(1)).open()).isEqualTo(first.get(month(1)).open());
    assertThat(Files.readString(file.file())).doesNotContain(MONTH + " ");
  }

  @Test
  void fileThatIsSomethingElse_isNamed_andLeftAlone() throws IOException {
    Path path = Files.writeString(directory.resolve("token-keys"), "2026-11 nothing\n");
    assertThatThrownBy(() -> new KeyFile(path).at(MONTH))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("token-keys");
    assertThat(path).hasContent("2026-11 nothing\n");
  }

  private static YearMonth month(int ahead) {
    return MONTH.plusMonths(ahead);
  }
}
