package org.burkit.collector.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.burkit.model.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpentOnDiskTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  @TempDir Path directory;

  @Test
  void spentOnce_isSpentForGood_andInItsMonthAlone() throws IOException {
    try (var spent = new SpentOnDisk(directory.resolve("spent"))) {
      assertThat(spent.spend(MONTH, mark(1))).isTrue();
      assertThat(spent.spend(MONTH, mark(1))).isFalse();
      assertThat(spent.spend(MONTH, mark(2))).isTrue();
      assertThat(spent.spend(MONTH.plusMonths(1), mark(1))).isTrue();
    }
    try (var again = new SpentOnDisk(directory.resolve("spent"))) {
      assertThat(again.spend(MONTH, mark(1))).isFalse();
      assertThat(again.spend(MONTH, mark(3))).isTrue();
    }
  }

  @Test
  void monthsThatAreOver_areForgotten_andNoOthers() throws IOException {
    try (var spent = new SpentOnDisk(directory.resolve("spent"))) {
      spent.spend(YearMonth.of(2025, 12), mark(1));
      spent.spend(MONTH.minusMonths(1), mark(1));
      spent.spend(MONTH, mark(1));
      spent.forgetBefore(MONTH);
      assertThat(spent.spend(MONTH, mark(1))).isFalse();
      assertThat(spent.spend(MONTH.minusMonths(1), mark(1))).isTrue();
      assertThat(spent.spend(YearMonth.of(2025, 12), mark(1))).isTrue();
    }
  }

  @Test
  void directoryThatIsAFile_isSaidSo() throws IOException {
    Path file = Files.createFile(directory.resolve("spent"));
    assertThatThrownBy(() -> new SpentOnDisk(file)).isInstanceOf(IOException.class);
  }

  private static byte[] mark(int i) {
    return Sha256.of(new byte[] {(byte) i});
  }
}
