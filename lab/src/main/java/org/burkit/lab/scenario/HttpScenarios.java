package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_SITE;
import static org.burkit.lab.scenario.Rows.host;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.page;

import java.util.List;
import org.burkit.lab.censor.Action;

/** Blocks of plain HTTP. */
final class HttpScenarios {
  private HttpScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "http-blockpage",
            "The provider answers in the site's place with its own page.",
            HTTP_SITE,
            host(page()),
            "http.blockpage"),
        onPath(
            "http-reset",
            "The provider resets plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Reset()),
            "http.reset"),
        onPath(
            "http-drop",
            "The provider swallows plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Drop()),
            "http.timeout"));
  }
}
