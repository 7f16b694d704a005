package org.burkit.lab.demo;

import java.util.Map;
import java.util.TreeMap;
import org.burkit.lab.program.ProbeLine;
import org.burkit.lab.world.Asn;

/**
 * What the probes have said so far by network and name. Any thread may add and ask. A probe that
 * measures again corrects itself: of each home the last word counts.
 */
final class Tally {
  private record Key(int asn, String host) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byHost = host.compareTo(other.host);
      return byHost != 0 ? byHost : Integer.compare(asn, other.asn);
    }
  }

  private final Map<Key, Integer> accepted = new TreeMap<>();
  private final Map<Key, Map<Integer, String>> lastWords = new TreeMap<>();

  synchronized void add(Asn network, int home, ProbeLine line) {
    Key key = new Key(network.number(), line.host());
    if (line.submission().equals("accepted")) {
      accepted.merge(key, 1, Integer::sum);
    }
    lastWords.computeIfAbsent(key, _ -> new TreeMap<>()).put(home, line.outcome());
  }

  /** How many measurements of a name from a network the collector has accepted. */
  synchronized int accepted(Asn network, String host) {
    return accepted.getOrDefault(new Key(network.number(), host), 0);
  }

  /** In how many homes each outcome is the probe's own verdict. */
  synchronized Map<String, Integer> outcomes(Asn network, String host) {
    Map<String, Integer> homes = new TreeMap<>();
    lastWords
        .getOrDefault(new Key(network.number(), host), Map.of())
        .values()
        .forEach(outcome -> homes.merge(outcome, 1, Integer::sum));
    return homes;
  }
}
