package org.burkit.probe.line;

import java.util.Optional;

/**
 * The line that leads to the public Internet.
 *
 * @param isUp false where no way leads there
 * @param place tells this network from others; holds addresses, so it is never written down as it
 *     is. Empty where the system does not say
 * @param isTunnel true where packets go through a VPN: what is measured there is another network
 * @param isMetered true where the system says, or its kind shows, that it is paid by volume
 */
public record Line(boolean isUp, Optional<String> place, boolean isTunnel, boolean isMetered) {
  /** Nothing leads out. */
  public static final Line NONE = new Line(false, Optional.empty(), false, false);
}
