package org.burkit.lab.scenario;

import static org.burkit.lab.world.World.CENSOR_HOP;

import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.BlockPage;
import org.burkit.lab.world.Policy;

/** The words in which rows are written: the usual targets, and what most rows have in common. */
final class Rows {
  /** Why a place cannot be known. */
  static final String ONLY_ANSWERS =
      "What is harmed is the server's answers alone: all that a home sends passes the censor.";

  /** The same. */
  static final String BY_CHANCE =
      "Each packet of a trace has a fate of its own: it passes the censor or not, by chance.";

  static final String SITE = "https://aulnet.example/";
  static final String SITE_HOST = "aulnet.example";
  static final Names SITE_NAME = Names.of(SITE_HOST);
  static final Trigger.Address SITE_ADDRESS = new Trigger.Address(Ip4.parse("198.18.20.11"));
  static final String OTHER = "https://sau.example/";
  static final String HTTP_SITE = "http://azat.example/";
  static final String HTTP_HOST = "azat.example";
  static final String HTTP_OTHER = "http://ashyq.example/";

  /** A site that speaks HTTP/3 too, and another one. */
  static final String QUIC_SITE = "https://ushinshi.example/";

  static final Names QUIC_NAME = Names.of("ushinshi.example");
  static final String QUIC_OTHER = "https://jedel.example/";

  /** A site whose name clients can hide behind {@link Atlas#COVER_HOST}. */
  static final String ECH_SITE = "https://qupia.example/";

  static final String ECH_HOST = "qupia.example";

  static final String LARGE = "https://zor.example/";
  static final Names LARGE_NAME = Names.of("zor.example");

  static final String HTTP_LARGE = "http://ulken.example/";
  static final String HTTP_LARGE_HOST = "ulken.example";

  /** A messenger, and another one whose app knows its servers by address. */
  static final String SERVICE = "service:xabar";

  static final String SERVICE_BY_ADDRESS = "service:soz";

  /** One whose calls begin with STUN, and where its server for them is. */
  static final String SERVICE_WITH_CALLS = "service:tildes";

  static final Trigger.Address CALLS_ADDRESS = new Trigger.Address(Ip4.parse("198.18.20.132"));

  private Rows() {}

  static Scenario onPath(String name, String words, String url, Policy policy, String mechanism) {
    return new Scenario(name, words, url, policy, Truth.blockedOnPath(mechanism, CENSOR_HOP));
  }

  static Scenario lie(String name, String words, Lie lie, String mechanism) {
    Policy policy = Policy.lying(Map.of(SITE_HOST, lie));
    return new Scenario(name, words, SITE, policy, Truth.blockedByServer(mechanism));
  }

  static Scenario innocent(String name, String words, String url, Policy policy, Truth truth) {
    return new Scenario(name, words, url, policy, truth);
  }

  static Policy sni(Action action) {
    return ruled(new Trigger.TlsServerName(Names.of(SITE_HOST)), action);
  }

  static Policy host(Action action) {
    return ruled(new Trigger.HttpHost(Names.of(HTTP_HOST)), action);
  }

  static Policy dns() {
    return forging(Action.ForgeDns.injecting(Atlas.SINKHOLE));
  }

  static Policy forging(Action action) {
    return ruled(new Trigger.DnsName(SITE_NAME), action);
  }

  static Action page() {
    return new Action.Respond(HttpResponse.page(BlockPage.html()));
  }

  static Policy ruled(Trigger trigger, Action action) {
    return Policy.censoring(rule(trigger, action));
  }

  static Rule rule(Trigger trigger, Action action) {
    return new Rule("scenario", trigger, action);
  }
}
