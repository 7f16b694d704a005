package org.burkit.collector.vantage;

import java.io.IOException;
import java.time.Instant;

/** Where the salt of prefix keys lies. All who count one journal's voices have the same one. */
public interface SaltPlace {
  /**
   * The salt to make keys with now: what lies there, or a new one that lies there from now on,
   * where there is none or it is stale, and then the old one is gone.
   */
  Salt at(Instant now) throws IOException;
}
