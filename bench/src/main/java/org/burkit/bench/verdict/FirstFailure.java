package org.burkit.bench.verdict;

import java.util.List;
import org.burkit.model.Control;
import org.burkit.model.Measurement;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.References;

/** The simplest baseline: no page here, a page for the control, hence blocked. */
final class FirstFailure implements Method {
  @Override
  public Opinion judge(Measurement measurement, References references) {
    List<HttpExchange> exchanges = measurement.all(HttpExchange.class);
    boolean page = exchanges.stream().anyMatch(e -> e.response().isPresent());
    boolean controlPage =
        measurement
            .control()
            .flatMap(Control::http)
            .filter(http -> http.failure().isEmpty())
            .isPresent();
    return Opinion.of(page ? "accessible" : controlPage ? "blocked" : "down");
  }
}
