package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.OTHER;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.sni;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.world.Policy;

/** What looks like a block of TLS and is none. */
final class TlsInnocents {
  private TlsInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "neutral-name",
            "The provider drops another name on the same wires.",
            OTHER,
            sni(new Action.Drop()),
            Truth.ACCESSIBLE),
        innocent(
            "expired-for-all",
            "The site's certificate ran out.",
            "https://merzim.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "wrong-name-for-all",
            "The site shows a certificate for another name.",
            "https://bolek.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "self-signed-for-all",
            "The site vouches for itself.",
            "https://beitanys.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "http2-only",
            "The site speaks HTTP/2 and nothing older.",
            "https://ekinshi.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE));
  }
}
