package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.CALLS_ADDRESS;
import static org.burkit.lab.scenario.Rows.SERVICE;
import static org.burkit.lab.scenario.Rows.SERVICE_BY_ADDRESS;
import static org.burkit.lab.scenario.Rows.SERVICE_WITH_CALLS;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.rule;
import static org.burkit.lab.scenario.Rows.ruled;

import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Policy;

/** Blocks of services, whole or of one function. */
final class ServiceScenarios {
  private static final Names ALL = Names.of("xabar.example");
  private static final Names MEDIA = Names.of("suret.xabar.example");
  private static final Names CALLS = Names.of("qonyrau.xabar.example");

  private static final Map<String, String> CALLS_FAIL =
      Map.of("web", "works", "messages", "works", "calls", "fails");

  private ServiceScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
                "service-sni-drop",
                "The provider swallows whatever names the messenger, over TLS and over QUIC.",
                SERVICE,
                Policy.censoring(
                    rule(new Trigger.TlsServerName(ALL), new Action.Drop()),
                    rule(new Trigger.QuicServerName(ALL), new Action.Drop())),
                "tls.timeout")
            .fares(
                Map.of(
                    "web", "fails",
                    "login", "fails",
                    "messages", "fails",
                    "media", "fails",
                    "calls", "fails")),
        onPath(
                "service-media-drop",
                "The provider swallows the messenger's pictures and lets its words pass.",
                SERVICE,
                ruled(new Trigger.TlsServerName(MEDIA), new Action.Drop()),
                "tls.timeout")
            .fares(allBut("media")),
        onPath(
                "service-calls-drop",
                "The provider swallows the messenger's calls over QUIC, and nothing else.",
                SERVICE,
                ruled(new Trigger.QuicServerName(CALLS), new Action.Drop()),
                "quic.timeout")
            .fares(allBut("calls")),
        onPath(
                "service-address-drop",
                "The provider swallows what goes to the address of the messenger's servers.",
                SERVICE_BY_ADDRESS,
                ruled(new Trigger.Address(Ip4.parse("198.18.20.111")), new Action.Drop()),
                "tcp.timeout")
            .fares(Map.of("web", "works", "messages", "fails")),
        onPath(
                "calls-drop",
                "The provider swallows what goes to the server where the messenger's calls begin.",
                SERVICE_WITH_CALLS,
                ruled(CALLS_ADDRESS, new Action.Drop()),
                "udp.timeout")
            .fares(CALLS_FAIL),
        onPath(
                "calls-prohibit",
                "The provider answers by ICMP that this server must not be reached.",
                SERVICE_WITH_CALLS,
                ruled(CALLS_ADDRESS, new Action.Prohibit()),
                "ip.unreachable")
            .fares(CALLS_FAIL),
        new Scenario(
                "service-login-denied",
                "The provider's resolver says that the name for logging in does not exist.",
                SERVICE,
                Policy.lying(Map.of("kiru.xabar.example", new Lie.NoSuchName())),
                Truth.blockedByServer("dns.nxdomain"))
            .fares(allBut("login")));
  }

  private static Map<String, String> allBut(String failing) {
    Map<String, String> states = new java.util.TreeMap<>(ServiceInnocents.ALL_WORK);
    states.put(failing, "fails");
    return states;
  }
}
