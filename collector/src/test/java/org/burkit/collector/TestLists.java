package org.burkit.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;

/** The lists that come with Burkit, with networks that exist in no country. */
final class TestLists {
  /** Of AS64501 to AS64503, which serve many, and AS64509, which is a company's. */
  private static final String NETWORKS =
      """
      AS64501,KZ,Dala,Dala,Dala,fixed,2026-01-01,,a test
      AS64502,KZ,Zhota,Zhota,Zhota,mobile,2026-01-01,,a test
      AS64503,KZ,Keng,Keng,Keng,fixed,2026-01-01,,a test
      AS64509,KZ,Bank,Bank,Bank,corporate,2026-01-01,,a test
      """;

  static final ListFiles FILES = files();
  static final Lists LISTS = lists();

  private TestLists() {}

  private static ListFiles files() {
    try {
      var files = new TreeMap<>(ListFiles.bundled().files());
      files.computeIfPresent(
          "networks.csv",
          (_, csv) ->
              (new String(csv, StandardCharsets.UTF_8) + NETWORKS)
                  .getBytes(StandardCharsets.UTF_8));
      return new ListFiles(files);
    } catch (IOException e) {
      throw new AssertionError("the jar has its lists", e);
    }
  }

  private static Lists lists() {
    try {
      return Lists.read(FILES);
    } catch (IOException | FaultyListsException e) {
      throw new AssertionError("these lists have no faults", e);
    }
  }
}
