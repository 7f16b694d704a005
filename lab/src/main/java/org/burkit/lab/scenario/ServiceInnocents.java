package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.SERVICE;
import static org.burkit.lab.scenario.Rows.SERVICE_BY_ADDRESS;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.ruled;

import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
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
                    "calls", "fails")));
  }
}
