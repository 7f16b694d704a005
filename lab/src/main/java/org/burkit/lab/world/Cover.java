package org.burkit.lab.world;

/** Whether a site can be asked for without saying its name (Encrypted Client Hello, RFC 9849). */
public enum Cover {
  NONE,
  /** Its HTTPS record carries a configuration, under the name of the cover, whose key it has. */
  SOUND,
  /** Its HTTPS record carries one whose key it has lost: hidden names are not understood. */
  STALE
}
