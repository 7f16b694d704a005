package org.burkit.collector;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.collector.store.Research;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector sql}. */
@Command(
    name = "sql",
    description = {
      "Asks the store in SQL, DuckDB's or PostgreSQL's, and prints the answer; nothing can be",
      "changed by it.",
      "The view 'measurements' has id, time, input, domain, service, category, cc, asn, outcome,",
      "mechanism, reason, confidence, rules, functions, standing; the table 'incidents' has id, cc,",
      "open, domains, asns and json. The collector must not be running, unless its store is in",
      "PostgreSQL."
    })
final class SqlCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "QUESTION",
      description = "such as \"SELECT domain, count(*) FROM measurements GROUP BY domain\"")
  private String question = "";

  @Mixin private final StoreToRead store = new StoreToRead();

  @Option(names = "--json", description = "One line of JSON for each row, instead of CSV.")
  private boolean json;

  @Override
  public Integer call() throws IOException, WrongUse {
    List<String> faults = new ArrayList<>();
    store.read(faults);
    Faults.throwIfAny(faults);
    try (Research research = store.open()) {
      OutputStream out = new BufferedOutputStream(System.out);
      research.ask(question, (json ? RowFormat.JSONL : RowFormat.CSV).rows(out));
      return 0;
    } catch (Research.Misunderstood e) {
      throw new WrongUse(List.of(String.valueOf(e.getMessage())));
    }
  }
}
