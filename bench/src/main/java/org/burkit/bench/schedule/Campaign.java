package org.burkit.bench.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Course;
import org.burkit.bench.world.Month;

/** One month of one network: its probes ask each hour what to measure. One thread. */
final class Campaign {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FOR_EACH = Duration.ofSeconds(10);

  private final List<Course> courses;
  private final Chooser chooser;
  private final IncidentFold fold =
      new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, Instant> ended = new HashMap<>();
  private final Set<String> withoutCause = new HashSet<>();
  private long measurements;

  Campaign(List<Course> courses, Chooser chooser) {
    this.courses = courses;
    this.chooser = chooser;
  }

  private record Asking(int home, Instant time) {}

  /**
   * Plays it.
   *
   * @param budget measurements of one probe in one hour
   */
  void play(int homes, int budget, RandomGenerator random) {
    for (Asking asking : askings(homes, random)) {
      Instant time = asking.time();
      for (Course course : chooser.next(budget, asking.time())) {
        time = time.plus(FOR_EACH);
        Ballot ballot = course.ballot(asking.home(), time);
        chooser.hear(ballot);
        fold.add(ballot);
        measurements++;
      }
      look(time);
    }
  }

  private List<Asking> askings(int homes, RandomGenerator random) {
    List<Asking> askings = new ArrayList<>();
    for (int home = 0; home < homes; home++) {
      Instant time = Month.FIRST.start().plusSeconds(random.nextLong(HOUR.toSeconds()));
      for (; time.isBefore(Month.FIRST.end()); time = time.plus(HOUR)) {
        if (courses.getFirst().isThere(home, time)) {
          askings.add(new Asking(home, time));
        }
      }
    }
    askings.sort(Comparator.comparing(Asking::time));
    return askings;
  }

  /** What is told of now for the first time. */
  private void look(Instant now) {
    fold.changes().values().stream()
        .flatMap(List::stream)
        .filter(incident -> incident.kind() == Kind.BLOCK)
        .forEach(incident -> incident.domains().forEach(domain -> tell(domain, incident, now)));
  }

  private void tell(String domain, Incident incident, Instant now) {
    Optional<Block> block =
        courses.stream()
            .filter(course -> course.cell().domain().equals(domain))
            .findFirst()
            .flatMap(Course::block);
    boolean caused =
        block.isPresent()
            && !now.isBefore(block.get().from())
            && incident.startedBefore().isBefore(block.get().until());
    if (!caused) {
      withoutCause.add(domain);
      return;
    }
    begun.putIfAbsent(domain, now);
    if (incident.endedBefore().isPresent() && !now.isBefore(block.get().until())) {
      ended.putIfAbsent(domain, now);
    }
  }

  Optional<Instant> begun(Course course) {
    return Optional.ofNullable(begun.get(course.cell().domain()));
  }

  Optional<Instant> ended(Course course) {
    return Optional.ofNullable(ended.get(course.cell().domain()));
  }

  int withoutCause() {
    return withoutCause.size();
  }

  long measurements() {
    return measurements;
  }
}
