package org.burkit.probe.delivery;

import java.util.Optional;
import org.burkit.lists.Lists;
import org.burkit.lists.bundle.Refusal;

/**
 * Lists from a collector.
 *
 * @param lists the newest that were proved and still hold; empty where there are none
 * @param refused why what came now was not taken; empty where nothing came, or it was taken
 */
public record Delivered(Optional<Lists> lists, Optional<Refusal> refused) {
  public static final Delivered NOTHING = new Delivered(Optional.empty(), Optional.empty());
}
