package org.burkit.bench.probe;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.model.Dictionary;

/**
 * What measurements weigh on their way to a collector, compressed as the probe does it.
 *
 * @param plainMedian bytes of one, not compressed
 * @param singleMedian bytes of one that goes alone
 * @param inBatchesMean bytes of one in batches of at most 8 KB
 */
record Uploads(long plainMedian, long singleMedian, double inBatchesMean) {
  private static final int LEVEL = 12;
  private static final int MOST_IN_BATCH = 8 * 1024;

  static Uploads of(Path spool) throws IOException {
    List<byte[]> measurements = new ArrayList<>();
    try (Stream<Path> files = Files.list(spool)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        measurements.add(Files.readAllBytes(file));
      }
    }
    return new Uploads(
        median(measurements.stream().map(one -> (long) one.length).toList()),
        median(measurements.stream().map(one -> packed(one)).toList()),
        inBatches(measurements) / (double) measurements.size());
  }

  private static long packed(byte[] lines) {
    long frame = Zstd.compressUsingDict(lines, Dictionary.bytes(), LEVEL).length;
    return Dictionary.PREFIX_LENGTH + frame;
  }

  private static long inBatches(List<byte[]> measurements) {
    long sum = 0;
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int compressed = 0;
    for (byte[] one : measurements) {
      lines.writeBytes(one);
      lines.write('\n');
      int larger = (int) packed(lines.toByteArray());
      if (larger > MOST_IN_BATCH && compressed > 0) {
        sum += compressed;
        lines.reset();
        lines.writeBytes(one);
        lines.write('\n');
        larger = (int) packed(lines.toByteArray());
      }
      compressed = larger;
    }
    return sum + compressed;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
  }
}
