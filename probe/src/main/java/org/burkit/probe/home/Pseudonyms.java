package org.burkit.probe.home;

import java.time.Instant;
import java.util.UUID;
import org.burkit.model.Asn;

/**
 * The names under which a probe is heard: one for each network and month, which only its own secret
 * can join. Any thread may ask.
 *
 * @param place tells this network from others where nobody says which it is
 */
public record Pseudonyms(DeviceSecret secret, String place) {

  /** Where the place is not known either: a name for this run alone, so that nothing joins two. */
  public static Pseudonyms ofOneRun(DeviceSecret secret) {
    return new Pseudonyms(secret, UUID.randomUUID().toString());
  }

  /** 32 small hex digits. */
  public String in(Asn asn, Instant when) {
    return asn.isKnown() ? secret.pseudonym(asn.toString(), when) : secret.pseudonym(place, when);
  }
}
