package org.burkit.collector.ingest;

import java.net.InetAddress;
import java.util.Map;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Request;

/** What the door reads of strangers, for the fuzzer. */
public final class DoorTargets {
  private static final int LIMIT = 1 << 20;
  private static final long BUDGET = 4L * LIMIT;

  private DoorTargets() {}

  /** A body in that coding; what it takes of the common memory it gives back. */
  public static void body(String coding, byte[] bytes) {
    var request =
        new Request(
            Map.of(),
            Map.of(),
            Map.of("content-encoding", coding),
            InetAddress.getLoopbackAddress(),
            Body.of(bytes));
    var budget = new ByteBudget(BUDGET);
    try (Decompression plain = Decompression.plain(request, LIMIT, budget)) {
      lines(plain.take());
    } catch (Unfit refused) {
      expectWords(refused);
    }
    if (!budget.tryTake(BUDGET)) {
      throw new IllegalStateException("bytes were taken and not given back");
    }
  }

  /** A batch of lines. */
  public static void lines(byte[] bytes) {
    try {
      Lines.of(bytes, 10_000).forEach(JsonBounds::exceeded);
    } catch (Unfit refused) {
      expectWords(refused);
    }
  }

  /** A report by OONI's protocol. */
  public static void report(byte[] bytes) {
    try {
      OoniReports.parse(bytes);
      OoniReports.content(bytes);
    } catch (Unfit refused) {
      expectWords(refused);
    }
  }

  private static void expectWords(Unfit refused) {
    if (String.valueOf(refused.getMessage()).isBlank()) {
      throw new IllegalStateException("a refusal without words");
    }
  }
}
