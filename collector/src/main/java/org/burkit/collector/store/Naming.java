package org.burkit.collector.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.burkit.lists.Lists;
import org.burkit.lists.Network;
import org.burkit.model.Asn;

/**
 * How many voters must have been heard in a network before anything names it: in one of fewer a
 * measurement could point at a person.
 *
 * @param fewest for each network that the lists know; of others, which may be small, {@link
 *     #FEWEST_IN_SMALL} are wanted
 */
public record Naming(SortedMap<Asn, Integer> fewest) {
  /** Of a network that serves many. */
  static final int FEWEST = 3;

  static final int FEWEST_IN_SMALL = 5;

  /** The network of a company or an office: its people are few, whoever measures there. */
  static final int NEVER = Integer.MAX_VALUE;

  public Naming {
    var sorted = new TreeMap<Asn, Integer>(Comparator.comparingLong(Asn::number));
    sorted.putAll(fewest);
    fewest = Collections.unmodifiableSortedMap(sorted);
  }

  public static Naming of(Lists lists) {
    var fewest = new TreeMap<Asn, Integer>(Comparator.comparingLong(Asn::number));
    fewest.put(Asn.UNKNOWN, NEVER);
    for (Network network : lists.networks()) {
      int needed = network.kind() == Network.Kind.CORPORATE ? NEVER : FEWEST;
      fewest.merge(network.asn(), needed, Math::max);
    }
    return new Naming(fewest);
  }
}
