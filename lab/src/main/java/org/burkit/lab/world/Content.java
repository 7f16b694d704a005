package org.burkit.lab.world;

import java.util.Set;

/** What a site says to a request. */
public sealed interface Content {
  /** Its page, to everyone. */
  record Page() implements Content {}

  /** A page about blocked sites, in the words of block pages, to everyone. */
  record TalkingOfBlocks() implements Content {}

  /** An error to clients of some networks (as RFC 7725 describes), its page to others. */
  record Refusing(int status, Set<Asn> networks) implements Content {
    public Refusing {
      networks = Set.copyOf(networks);
    }
  }

  /** A page a third longer for clients of some networks. */
  record LongerFor(Set<Asn> networks) implements Content {
    public LongerFor {
      networks = Set.copyOf(networks);
    }
  }

  /** A status and a short text, to everyone. */
  record Same(int status, String text) implements Content {}

  /** A page of about so many bytes. */
  record Large(int bytes) implements Content {}

  /** A redirect elsewhere, to everyone. */
  record Moved(String location) implements Content {}

  /** So many redirects within the site, then its page. */
  record Trail(int steps) implements Content {}
}
