package org.burkit.lab;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.burkit.lab.scenario.Scenario;
import org.burkit.lab.scenario.Scenarios;
import org.burkit.lab.scenario.TruthJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab list}: the scenario table in words. */
@Command(name = "list", description = "Show the scenarios: what happens in each, and what is true.")
final class ListCommand implements Callable<Integer> {
  @Option(names = "--json", description = "JSON Lines on standard output")
  private boolean json;

  @Override
  public Integer call() {
    if (json) {
      JsonMapper mapper = new JsonMapper();
      Scenarios.all().forEach(scenario -> System.out.println(line(mapper, scenario)));
    } else {
      Scenarios.all()
          .forEach(s ->
              System.out.printf(
                  "%-28s %-30s %s%s%n",
                  s.name(),
                  s.truth().words(),
                  s.words(),
                  s.notToldYet().map(reason -> " Not told yet: " + reason).orElse("")));
    }
    return Main.AGREED;
  }

  private static ObjectNode line(JsonMapper mapper, Scenario scenario) {
    ObjectNode line =
        mapper
            .createObjectNode()
            .put("scenario", scenario.name())
            .put("words", scenario.words())
            .put("url", scenario.url());
    line.set("truth", TruthJson.of(scenario.truth()));
    scenario.placeUnknowable().ifPresent(reason -> line.put("placeUnknowable", reason));
    scenario.notToldYet().ifPresent(reason -> line.put("notToldYet", reason));
    return line;
  }
}
