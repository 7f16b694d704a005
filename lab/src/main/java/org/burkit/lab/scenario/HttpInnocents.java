package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_OTHER;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.host;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.page;

import java.util.List;
import org.burkit.lab.world.Policy;

/** What looks like a block of HTTP and is none; sites where nothing happens at all. */
final class HttpInnocents {
  private HttpInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent("open", "Nobody does anything.", SITE, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "http-only", "A site without TLS, open.", HTTP_OTHER, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "blockpage-neighbour",
            "The provider shows its page for another site.",
            HTTP_OTHER,
            host(page()),
            Truth.ACCESSIBLE),
        innocent(
            "talks-about-blocking",
            "The site's own page speaks of blocking.",
            "http://habar.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "geo-451",
            "The site itself refuses clients of this country.",
            "https://geo.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE));
  }
}
