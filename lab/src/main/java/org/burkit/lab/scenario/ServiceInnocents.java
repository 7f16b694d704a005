package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.SERVICE;
import static org.burkit.lab.scenario.Rows.SERVICE_BY_ADDRESS;
import static org.burkit.lab.scenario.Rows.SERVICE_WITH_CALLS;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.rule;
import static org.burkit.lab.scenario.Rows.ruled;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Policy;

/** What looks like a block of a service and is none. */
final class ServiceInnocents {
  static final Map<String, String> ALL_WORK =
      Map.of(
          "web", "works",
          "login", "works",
          "messages", "works",
          "media", "works",
          "calls", "works");

  private static final Map<String, String> CALLS_WORK =
      Map.of("web", "works", "messages", "works", "calls", "works");

  private static final Map<String, String> CALLS_FAIL =
      Map.of("web", "works", "messages", "works", "calls", "fails");

  private static final Trigger.Service STUN = new Trigger.Service(Trigger.Transport.UDP, 3478);

  private ServiceInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
                "service-open",
                "The messenger works, all of it.",
                SERVICE,
                Policy.OPEN,
                Truth.ACCESSIBLE)
            .fares(ALL_WORK),
        innocent(
                "service-one-retired",
                "One of the messenger's servers is no more, for everyone; its app takes another.",
                SERVICE_BY_ADDRESS,
                Policy.OPEN,
                Truth.ACCESSIBLE)
            .fares(Map.of("web", "works", "messages", "works")),
        innocent(
                "service-calls-down",
                "The messenger's calls are broken, for everyone.",
                "service:kenes",
                Policy.OPEN,
                Truth.DOWN)
            .fares(Map.of("web", "works", "calls", "fails")),
        innocent(
                "service-no-quic",
                "The network lets no QUIC through, whatever the name; calls need it.",
                SERVICE,
                ruled(new Trigger.Service(Trigger.Transport.UDP, 443), new Action.Drop()),
                Truth.INCONCLUSIVE)
            .fares(
                Map.of(
                    "web", "works",
                    "login", "works",
                    "messages", "works",
                    "media", "works",
                    "calls", "fails")),
        innocent(
                "calls-open",
                "The messenger works, its calls too.",
                SERVICE_WITH_CALLS,
                Policy.OPEN,
                Truth.ACCESSIBLE)
            .fares(CALLS_WORK),
        innocent(
                "calls-slow-line",
                "The same over a line on which every packet takes 150 ms longer, each way.",
                SERVICE_WITH_CALLS,
                Policy.reachedBy(Access.slow(Duration.ofMillis(150))),
                Truth.ACCESSIBLE)
            .fares(CALLS_WORK),
        innocent(
                "calls-lossy-line",
                "The same over a line that loses one packet in ten, each way.",
                SERVICE_WITH_CALLS,
                Policy.reachedBy(Access.losing(0.1)),
                Truth.ACCESSIBLE)
            .fares(CALLS_WORK),
        innocent(
                "calls-down",
                "The server where the messenger's calls begin is gone, for everyone.",
                "service:unemi",
                Policy.OPEN,
                Truth.DOWN)
            .fares(Map.of("web", "works", "calls", "fails")),
        innocent(
                "calls-port-drop",
                "The network lets nobody's calls begin, whatever the service.",
                SERVICE_WITH_CALLS,
                ruled(STUN, new Action.Drop()),
                Truth.INCONCLUSIVE)
            .fares(CALLS_FAIL),
        innocent(
                "calls-udp-drop",
                "The network lets no UDP out but questions to resolvers, as some companies do.",
                SERVICE_WITH_CALLS,
                Policy.censoring(
                    rule(new Trigger.Service(Trigger.Transport.UDP, 443), new Action.Drop()),
                    rule(STUN, new Action.Drop())),
                Truth.INCONCLUSIVE)
            .fares(CALLS_FAIL));
  }
}
