package org.burkit.collector.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a body of newline-delimited JSON without looking inside the lines. */
final class Lines {
  private Lines() {}

  /** The lines that are not blank, without their ends, at most {@code limit} of them. */
  static List<byte[]> of(byte[] body, int limit) throws Unfit {
    var lines = new ArrayList<byte[]>();
    int start = 0;
    while (start < body.length) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      if (!isBlank(body, start, end)) {
        if (lines.size() == limit) {
          throw new Unfit(
              413, "Batch too large", "expected at most " + limit + " measurements; send less");
        }
        lines.add(Arrays.copyOfRange(body, start, end));
      }
      start = end + 1;
    }
    return lines;
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
