package org.burkit.collector;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.compare.ListStats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lists stats}. */
@Command(name = "stats", description = "Counts sites by country, category, risk and service.")
final class ListsStatsCommand implements Callable<Integer> {
  private static final int ROWS_OF_SERVICES = 20;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "By default the bundled lists.")
  private @Nullable Path directory;

  @Option(names = "--json", description = "print one line of JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try {
      ListStats stats = ListStats.of(directory == null ? Lists.bundled() : Lists.read(directory));
      System.out.print(json ? new ObjectMapper().writeValueAsString(stats) + "\n" : table(stats));
      return 0;
    } catch (FaultyListsException e) {
      e.faults().forEach(System.err::println);
      return Main.NOT_SO;
    }
  }

  private static String table(ListStats stats) {
    Map<String, SortedMap<String, Integer>> tables = new LinkedHashMap<>();
    tables.put("country (XX: everywhere)", stats.country());
    tables.put("category", stats.category());
    tables.put("risk", stats.risk());
    tables.put("service", stats.service());
    StringBuilder text = new StringBuilder("sites  " + stats.sites() + "\n");
    tables.forEach((title, counts) -> {
      text.append('\n').append(title).append('\n');
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(title.equals("service") ? ROWS_OF_SERVICES : counts.size())
          .forEach(row -> text.append("%7d  %s%n".formatted(row.getValue(), row.getKey())));
    });
    return text.toString();
  }
}
