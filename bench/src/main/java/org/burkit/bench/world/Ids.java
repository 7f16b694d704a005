package org.burkit.bench.world;

import java.util.ArrayList;
import java.util.List;
import org.burkit.bench.chance.Seeds;
import org.burkit.model.MeasurementId;

/**
 * Ids of measurements that are unlike within one cell; made once, since that is slow. One thread.
 */
final class Ids {
  private static final List<MeasurementId> MADE = new ArrayList<>();

  private Ids() {}

  static MeasurementId number(int number) {
    while (MADE.size() <= number) {
      MADE.add(new MeasurementId(String.format("%064x", Seeds.of(MADE.size()).nextLong())));
    }
    return MADE.get(number);
  }
}
