package org.burkit.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.burkit.lab.world.Provider;

/**
 * What the demo tells: progress for people, then incidents and the comparison, as text or JSON
 * Lines. Any thread may tell.
 */
public final class DemoReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final PrintStream results;
  private final PrintStream people;
  private final boolean json;
  private final InstantSource clock;
  private final Instant start;
  private final Set<String> told = new HashSet<>();

  /**
   * @param json whether results are JSON Lines; people's text then all goes to {@code people}
   */
  public DemoReport(PrintStream results, PrintStream people, boolean json, InstantSource clock) {
    this.results = results;
    this.people = people;
    this.json = json;
    this.clock = clock;
    this.start = clock.instant();
  }

  void labReady() {
    say("lab ready in %.1f s".formatted(seconds()));
  }

  void servicesReady(int port) {
    say("control and collector ready; pages at http://127.0.0.1:%d".formatted(port));
  }

  void probeFinished(Provider provider, int home) {
    say("%s: probe %d finished".formatted(provider.network().names().en(), home));
  }

  /** Tells of incidents that were not told of before. */
  synchronized void soFar(Comparison comparison) {
    for (FoundIncident incident : comparison.incidents()) {
      String words = (incident.open() ? "blocked: " : "over: ") + incident.words();
      if (told.add(words)) {
        say(words);
      }
    }
    say(
        comparison.agrees()
            ? "all that is true was found, and nothing else"
            : "%d names do not agree yet"
                .formatted(comparison.names().stream().filter(n -> !n.agrees()).count()));
  }

  synchronized void end(Comparison comparison) {
    table(comparison, json ? people : results);
    if (json) {
      comparison
          .incidents()
          .forEach(i -> results.println(JSON.objectNode().set("incident", i.json())));
      comparison.names().forEach(name -> results.println(name.json()));
      ObjectNode last = JSON.objectNode().put("agrees", comparison.agrees());
      comparison.strays().forEach(last.putArray("strays")::add);
      results.println(last.put("seconds", Math.round(seconds() * 10) / 10.0));
    }
  }

  private void table(Comparison comparison, PrintStream out) {
    out.println();
    out.println("Incidents:");
    comparison.incidents().forEach(i -> out.println("  " + i.words()));
    out.println();
    out.println("Names:");
    for (NameResult name : comparison.names()) {
      out.printf("  %-18s %s%n", name.chapter().host(), name.agrees() ? "agrees" : "DISAGREES");
      out.printf("    true:  %s%n", name.truthInWords());
      out.printf("    found: %s%n", name.foundInWords());
      name.faults().forEach(fault -> out.println("    ! " + fault));
    }
    comparison.strays().forEach(stray -> out.println("  ! " + stray));
    out.printf(
        "%n%s after %.1f s.%n",
        comparison.agrees() ? "All agrees" : "What was found is not what is true", seconds());
  }

  private synchronized void say(String words) {
    people.printf("%5.1f s  %s%n", seconds(), words);
  }

  private double seconds() {
    return Duration.between(start, clock.instant()).toMillis() / 1000.0;
  }
}
