package org.burkit.lab.world;

/** What an interceptor shows in place of a site's certificate. */
public enum Interception {
  /** A leaf made on the fly under the state's root, which the lists know. */
  KNOWN_ROOT,
  /** The same under a new key of the same issuer name: the root was rotated. */
  ROTATED_ROOT,
  /** A leaf under a root that nobody has heard of. */
  UNKNOWN_ROOT,
  /** A leaf under an intermediate of the state's root that has expired. */
  EXPIRED_INTERMEDIATE,
  /**
   * The genuine leaf in every word, its issuer's name included, under a key of the interceptor's.
   */
  COPIED_LEAF
}
