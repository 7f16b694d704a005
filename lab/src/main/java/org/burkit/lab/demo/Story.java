package org.burkit.lab.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.scenario.Truth;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Asn;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.BlockPage;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.World;

/** Who blocks what in the demo. Fixed: scripts check it. */
public final class Story {
  private static final String AULNET = "aulnet.example";
  private static final String PIKIR = "pikir.example";
  private static final String VESTNIK = "vestnik.example";
  private static final String AZAT = "azat.example";
  private static final String QUBYR = "qubyr.example";

  /**
   * A name of the story: what is true of it everywhere, and in which networks something else is.
   */
  public record Chapter(String host, Truth elsewhere, Map<Asn, Truth> blocked) {
    public Chapter {
      blocked = Map.copyOf(blocked);
    }

    Truth in(Asn network) {
      return blocked.getOrDefault(network, elsewhere);
    }
  }

  private Story() {}

  public static List<Chapter> chapters() {
    return List.of(
        blocked(
            AULNET,
            Map.of(
                Atlas.DALA, Truth.blockedOnPath("tls.timeout", World.CENSOR_HOP),
                Atlas.TOLQYN, Truth.blockedOnPath("tls.reset", World.CENSOR_HOP))),
        blocked(
            PIKIR,
            Map.of(Atlas.DALA, Truth.blockedOnPath("tls.mitm.known_root", World.CENSOR_HOP))),
        blocked(VESTNIK, Map.of(Atlas.DALA, Truth.blockedByServer("dns.nxdomain"))),
        blocked(AZAT, Map.of(Atlas.DALA, Truth.blockedOnPath("http.blockpage", World.CENSOR_HOP))),
        blocked(
            QUBYR,
            Map.of(Atlas.TOLQYN, Truth.blockedOnPath("dns.injection.other", World.CENSOR_HOP))),
        innocent("sau.example", Truth.ACCESSIBLE),
        innocent("cdn.example", Truth.ACCESSIBLE),
        innocent("tozgan.example", Truth.DOWN),
        innocent("geo.example", Truth.SERVER_SIDE),
        innocent("dirildek.example", Truth.ACCESSIBLE));
  }

  /** The networks whose probes take part. */
  static List<Asn> networks() {
    return List.of(Atlas.DALA, Atlas.TOLQYN, Atlas.KENG);
  }

  public static Plan plan() {
    return Atlas.plan(dala(), tolqyn(), Policy.OPEN.with(Access.DUAL));
  }

  private static Policy dala() {
    return new Policy(
        List.of(
            new Rule(
                "drop " + AULNET, new Trigger.TlsServerName(Names.of(AULNET)), new Action.Drop()),
            new Rule(
                "notice for " + AZAT,
                new Trigger.HttpHost(Names.of(AZAT)),
                new Action.Respond(HttpResponse.page(BlockPage.html())))),
        Map.of(VESTNIK, new Lie.NoSuchName()),
        Set.of(PIKIR));
  }

  private static Policy tolqyn() {
    return Policy.censoring(
        new Rule(
            "reset " + AULNET, new Trigger.TlsServerName(Names.of(AULNET)), new Action.Reset()),
        new Rule(
            "inject for " + QUBYR,
            new Trigger.DnsName(Names.of(QUBYR)),
            Action.ForgeDns.injecting(Atlas.SINKHOLE)));
  }

  private static Chapter blocked(String host, Map<Asn, Truth> where) {
    return new Chapter(host, Truth.ACCESSIBLE, where);
  }

  private static Chapter innocent(String host, Truth truth) {
    return new Chapter(host, truth, Map.of());
  }
}
