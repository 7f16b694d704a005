package org.burkit.lab.world;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Family;

/** Which versions of IP a home has. */
public enum Stack {
  IPV4,
  /** Both, and both work. */
  DUAL,
  /** Both, but its gateway leads IPv6 nowhere. */
  BROKEN_IPV6;

  boolean hasIpv6() {
    return this != IPV4;
  }

  /** What its gateway does to packets. */
  List<Rule> rules() {
    return switch (this) {
      case IPV4, DUAL -> List.of();
      case BROKEN_IPV6 ->
          List.of(
              new Rule("no way for IPv6", new Trigger.Everything(), new Action.Drop())
                  .over(Family.IPV6));
    };
  }
}
