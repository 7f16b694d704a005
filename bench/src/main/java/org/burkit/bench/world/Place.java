package org.burkit.bench.world;

import java.util.List;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** A network with its volunteers. */
public record Place(CountryCode cc, Asn asn, List<Home> homes) {
  public Place {
    homes = List.copyOf(homes);
  }

  /** What is sampled together and is therefore not independent: country and network. */
  public String cluster() {
    return cc + " " + asn;
  }
}
