package org.burkit.bench.verdict;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The labelled measurements that came with this version: every scenario of the lab, recorded with
 * {@code lab run --all --repeat N --record FILE}.
 */
public final class Corpus {
  private static final String FILE = "lab-recordings.jsonl.gz";

  private Corpus() {}

  public static List<Specimen> read() {
    JsonMapper json = JsonMapper.builder().build();
    List<Specimen> specimens = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(FILE), FILE);
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        specimens.add(Specimen.of(json.readTree(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return specimens;
  }
}
