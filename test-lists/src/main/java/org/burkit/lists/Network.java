package org.burkit.lists;

import org.burkit.model.Asn;

/** A network by the name that people know it under. */
public record Network(Asn asn, LocalName name, Kind kind, String source) {

  /** What sort of users a network has; only homes and phones count as "networks that block". */
  public enum Kind {
    FIXED,
    MOBILE,
    TRANSIT,
    HOSTING,
    CORPORATE
  }
}
