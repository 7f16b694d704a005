package org.burkit.lab.world;

/** Whether a site can be asked for without saying its name (Encrypted Client Hello, RFC 9849). */
public enum Cover {
  NONE,
  /** Its HTTPS record carries a configuration, under the name of the cover, whose key it has. */
  SOUND,
  /** Its HTTPS record carries one whose key it has lost: hidden names are not understood. */
  STALE,
  /** Its HTTPS record still carries one, and its server no longer knows of hiding at all. */
  DISABLED,
  /** Its HTTPS record carries one, and its server falls silent over whatever is hidden so. */
  BROKEN;

  /** Whether its server stands in for the cover where it cannot open what is hidden. */
  boolean standsInForTheCover() {
    return this == SOUND || this == STALE || this == BROKEN;
  }
}
