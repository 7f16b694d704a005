package org.burkit.collector.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;

/** All that a store holds, to be compared with another's. */
final class StoreRows {
  private StoreRows() {}

  /** Measurements, then incidents as they are {@code now}, then what was said of them. */
  static List<String> of(Store store, Instant now) {
    var rows = new ArrayList<String>();
    store.eachMeasurement(measurement -> rows.add(measurement.toString()));
    for (Incident incident : store.incidents(IncidentFilter.ALL)) {
      store
          .incident(incident.id())
          .ifPresent(whole -> rows.add(IncidentCodec.whole(whole, now).toString()));
    }
    store.acts().byIncident().forEach((_, acts) -> acts.forEach(act -> rows.add(act.toString())));
    store.contests(1000).forEach(contest -> rows.add(contest.toString()));
    return rows;
  }
}
