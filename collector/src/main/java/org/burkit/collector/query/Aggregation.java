package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.query.Content.Table;
import org.burkit.collector.store.Axis;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.Tally;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;

/** Counts of measurements by none to two axes. Any thread. */
final class Aggregation {
  private static final List<String> COUNTS =
      List.of("measurements", "accessible", "blocked", "down", "server_side", "inconclusive");

  private final Store store;

  Aggregation(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(Publication.route("/api/v1/aggregation", this::answer));
  }

  private Optional<Content> answer(Request request) throws NotUnderstood {
    var parameters = new Parameters(request);
    Counting counting = Counting.read(parameters);
    parameters.end();
    return Optional.of(content(counting.axes(), counting.of(store)));
  }

  private static Content content(List<Axis> axes, List<Tally> tallies) {
    ObjectNode answer = Documents.JSON.createObjectNode();
    axes.forEach(axis -> answer.withArray("axes").add(axis.label()));
    answer.withArray("axes");
    var rows = answer.putArray("rows");
    tallies.stream().limit(Counting.MOST_ROWS).forEach(tally -> rows.add(row(axes, tally)));
    answer.put("truncated", tallies.size() > Counting.MOST_ROWS);
    List<String> columns = new ArrayList<>(axes.stream().map(Axis::label).toList());
    columns.addAll(COUNTS);
    return Content.of(answer, new Table("rows", columns));
  }

  private static ObjectNode row(List<Axis> axes, Tally tally) {
    ObjectNode row = Documents.JSON.createObjectNode();
    for (int i = 0; i < axes.size(); i++) {
      String key = tally.keys().get(i);
      row.put(axes.get(i).label(), key.isEmpty() ? null : key);
    }
    return row.put("measurements", tally.measurements())
        .put("accessible", tally.accessible())
        .put("blocked", tally.blocked())
        .put("down", tally.down())
        .put("server_side", tally.serverSide())
        .put("inconclusive", tally.inconclusive());
  }
}
