package org.burkit.probe.nettest;

import java.util.List;
import org.burkit.model.Target;

/**
 * When to measure over QUIC, and what tells a name that is blocked there from a network that lets
 * no QUIC through.
 *
 * @param always even where a site does not offer HTTP/3
 * @param canaries pages that offer HTTP/3 and that local networks are known to leave alone
 */
public record QuicPlan(boolean always, List<Target> canaries) {
  /** Only where a site offers it, and without a canary: nothing is ever blamed on a name. */
  public static final QuicPlan WHERE_OFFERED = new QuicPlan(false, List.of());

  public QuicPlan {
    canaries = List.copyOf(canaries);
  }
}
