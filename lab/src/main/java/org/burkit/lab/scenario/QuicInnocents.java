package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.OTHER;
import static org.burkit.lab.scenario.Rows.QUIC_SITE;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.ruled;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.world.Policy;

/** What looks like a block of QUIC and is none. */
final class QuicInnocents {
  private QuicInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "http3",
            "A site that speaks HTTP/3 too, open.",
            QUIC_SITE,
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "http3-down",
            "The site says that it speaks HTTP/3, and nobody listens there; over TCP it opens.",
            "https://uade.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-http3",
            "A site that sends its visitors on to one that speaks HTTP/3 too, open.",
            "https://bagyt.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-http3-down",
            "A site sends its visitors on to one that promises HTTP/3, where nobody listens.",
            "https://apar.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "quic-drop-without-http3",
            "The provider swallows all of UDP port 443; the site never spoke QUIC.",
            OTHER,
            ruled(new Trigger.Service(Trigger.Transport.UDP, 443), new Action.Drop()),
            Truth.ACCESSIBLE));
  }
}
