package org.burkit.lab.world;

/** The certificate with which a site proves who it is, to everyone alike. */
public enum Proof {
  VALID,
  EXPIRED,
  /** Valid, for another name. */
  OF_ANOTHER_NAME,
  /** Signed by itself. */
  SELF_SIGNED
}
