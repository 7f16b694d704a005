package org.burkit.probe.delivery;

import java.util.Optional;
import org.burkit.lists.Lists;
import org.burkit.lists.bundle.Refusal;

/**
 * Lists from a collector.
 *
 * @param lists the newest that were proved and still hold; empty where there are none
 * @param refused why what came now, or the last that came, is not used; empty where it is, or where
 *     nothing ever came
 */
public record Delivered(Optional<Lists> lists, Optional<Refusal> refused) {
  public static final Delivered NOTHING = new Delivered(Optional.empty(), Optional.empty());
}
