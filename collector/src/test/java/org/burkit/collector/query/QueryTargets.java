package org.burkit.collector.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.PublicStore;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.lists.Lists;

/** The questions of the API over an empty store, for the fuzzer. */
public final class QueryTargets {
  private static final Lists LISTS = Lists.bundled();
  private static final List<Route> ROUTES = routes();

  private QueryTargets() {}

  private static List<Route> routes() {
    try {
      Path directory = Files.createTempDirectory("burkit-fuzz");
      var store = DuckStore.create(directory.resolve("store.duckdb"), Fold.version(LISTS));
      var journal = FileJournal.open(directory.resolve("journal"), JournalLimits.standard());
      Instant now = Instant.parse("2026-11-24T07:00:00Z");
      return new QueryApi(new PublicStore(store), journal, LISTS, () -> now).routes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A letter for the route, then names and values, each on a line of its own. */
  public static void question(String text) throws Exception {
    String[] lines = text.split("\n", -1);
    Map<String, String> query = new LinkedHashMap<>();
    for (int i = 1; i + 1 < lines.length; i += 2) {
      query.put(lines[i], lines[i + 1]);
    }
    int number = lines[0].isEmpty() ? 0 : lines[0].charAt(0);
    Route route = ROUTES.get(number % ROUTES.size());
    var request =
        new Request(
            Map.of("id", query.getOrDefault("id", "0")),
            query,
            Map.of(),
            InetAddress.getLoopbackAddress(),
            Body.NONE);
    Answer answer = route.handler().answer(request);
    if (answer.status() >= 500) {
      throw new IllegalStateException("a question that is answered with " + answer.status());
    }
  }
}
