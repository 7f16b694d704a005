package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.ECH_HOST;
import static org.burkit.lab.scenario.Rows.ECH_SITE;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.ruled;

import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Policy;

/** What looks like a block of hidden names and keeps nobody from the site. */
final class EchInnocents {
  private EchInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "ech",
            "A site whose name can be hidden, open.",
            ECH_SITE,
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "ech-stale",
            "The site's HTTPS record tells of a key that its server has lost.",
            "https://eskirgen.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "ech-cover-itself",
            "The provider swallows hidden names under the cover's; the cover's own site is asked for in clear.",
            "https://" + Atlas.COVER_HOST + "/",
            ruled(Trigger.EncryptedHello.under(Names.of(Atlas.COVER_HOST)), new Action.Drop()),
            Truth.ACCESSIBLE),
        innocent(
            "ech-stripped",
            "The provider's resolver keeps back what one needs to hide the name; in clear it passes.",
            ECH_SITE,
            Policy.lying(Map.of(ECH_HOST, new Lie.WithoutEch())),
            Truth.ACCESSIBLE),
        innocent(
            "https-record-withheld",
            "The provider's resolver denies that the site has an HTTPS record; its addresses are true.",
            ECH_SITE,
            Policy.lying(Map.of(ECH_HOST, new Lie.WithoutService())),
            Truth.ACCESSIBLE));
  }
}
