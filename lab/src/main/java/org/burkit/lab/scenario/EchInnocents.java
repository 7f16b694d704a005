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
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Policy;

/** What looks like a block of hidden names and keeps nobody from the site. */
final class EchInnocents {
  private static final Trigger RECORD =
      new Trigger.DnsName(Names.of(ECH_HOST)).asking(Trigger.Asked.HTTPS_RECORDS);

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
            "ech-disabled",
            "The site's HTTPS record tells of hiding, and its server knows nothing of it.",
            "https://ozgergen.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "ech-broken",
            "The site's server falls silent when its name is hidden as the HTTPS record says.",
            "https://kereng.example/",
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
            Truth.ACCESSIBLE),
        innocent(
            "https-record-forged-away",
            "Whoever is asked for the site's HTTPS record, the answer is empty; its addresses are true.",
            ECH_SITE,
            ruled(RECORD, Action.ForgeDns.instead(new ForgedAnswer.Empty())),
            Truth.ACCESSIBLE),
        innocent(
            "https-record-dropped",
            "Questions for the site's HTTPS record vanish, whoever is asked; those for addresses pass.",
            ECH_SITE,
            ruled(RECORD, new Action.Drop()),
            Truth.ACCESSIBLE));
  }
}
