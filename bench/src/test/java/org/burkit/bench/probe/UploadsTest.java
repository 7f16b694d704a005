package org.burkit.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  @TempDir Path spool;

  @Test
  void likeMeasurements_weighLessTogether() throws Exception {
    for (int i = 0; i < 9; i++) {
      Files.writeString(spool.resolve(i + ".json"), text(7).repeat(4) + text(100 + i));
    }
    Files.writeString(spool.resolve("half-written.tmp"), text(1));

    Uploads uploads = Uploads.of(spool);

    assertThat(uploads.plainMedian()).isEqualTo(10_000);
    assertThat(uploads.singleMedian()).isBetween(2_000L, 5_000L);
    assertThat(uploads.inBatchesMean()).isLessThan(uploads.singleMedian());
  }

  /** Two thousand letters that compress badly. */
  private static String text(long seed) {
    byte[] letters = new byte[2_000];
    Random random = new Random(seed);
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (byte) ('a' + random.nextInt(26));
    }
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
