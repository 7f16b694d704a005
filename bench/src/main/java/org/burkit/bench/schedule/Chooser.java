package org.burkit.bench.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.schedule.Agenda;
import org.burkit.analysis.schedule.Agenda.Candidate;
import org.burkit.analysis.schedule.Hazard;
import org.burkit.bench.world.Course;

/** A way to choose what a probe measures next. */
interface Chooser {

  /** Hears what was measured. */
  default void hear(Ballot ballot) {}

  /** So many courses for a probe that asks now. */
  List<Course> next(int budget, Instant now);

  /**
   * All names in turn: whoever asks gets the next ones. Each round has an order of its own, or else
   * the same probe would always get the same names.
   */
  static Chooser roundRobin(List<Course> courses, Random random) {
    Deque<Course> round = new ArrayDeque<>();
    return (budget, _) -> {
      if (round.size() < budget) {
        List<Course> order = new ArrayList<>(courses);
        Collections.shuffle(order, random);
        round.addAll(order);
      }
      return Stream.generate(round::remove).limit(budget).toList();
    };
  }

  /** Any names. */
  static Chooser uniform(List<Course> courses, Random random) {
    List<Course> order = new ArrayList<>(courses);
    return (budget, _) -> {
      Collections.shuffle(order, random);
      return List.copyOf(order.subList(0, budget));
    };
  }

  /** As the collector does. */
  static Chooser agenda(List<Course> courses, Random random) {
    Network network = Network.of(courses.getFirst().cell());
    List<Candidate<Course>> candidates = new ArrayList<>();
    courses.forEach(course -> candidates.add(new Candidate<>(course.cell().domain(), course)));
    Agenda agenda =
        new Agenda(candidates.stream().map(Candidate::domain).collect(Collectors.toSet()));
    return new Chooser() {
      @Override
      public void hear(Ballot ballot) {
        agenda.hear(ballot);
      }

      @Override
      public List<Course> next(int budget, Instant now) {
        Collections.shuffle(candidates, random);
        return agenda.send(network, candidates, budget, Hazard.USUAL, now);
      }
    };
  }
}
