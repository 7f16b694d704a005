package org.burkit.probe.net;

import java.util.List;
import java.util.Optional;
import org.burkit.model.EchConfigs;
import org.burkit.model.Failure;
import org.burkit.model.PeerCertificate;

/**
 * How a handshake ended in which a name could be hidden.
 *
 * @param said the server name that went out in clear
 * @param failure why no answer came, or why its certificate does not hold for the name that the
 *     server answered to
 * @param chain leaf first; empty where no answer came
 * @param rejected true where the server did not open what was hidden, and answered for the name
 *     that stands in its place
 * @param anew how the server wants names to be hidden, where it said so and proved to be who may
 *     say it (RFC 9849 section 6.1.6)
 */
public record HelloAnswer(
    String said,
    Optional<Failure> failure,
    List<PeerCertificate> chain,
    boolean rejected,
    Optional<EchConfigs> anew) {
  public HelloAnswer {
    chain = List.copyOf(chain);
  }

  /** Where not even a connection came about. */
  public static HelloAnswer none(String said, Optional<Failure> failure) {
    return new HelloAnswer(said, failure, List.of(), false, Optional.empty());
  }
}
