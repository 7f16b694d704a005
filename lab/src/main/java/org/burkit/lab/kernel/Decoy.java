package org.burkit.lab.kernel;

import java.util.Map;
import org.burkit.lab.server.Lie;

/** A server at the border that rules can lead connections to, at the address {@code $DECOY}. */
public sealed interface Decoy {
  /** Answers every plain HTTP request with a page; port 80. */
  record Notice(String html) implements Decoy {}

  /** A name server that tells the truth except about some names; UDP port 53. */
  record Liar(Map<String, Lie> lies) implements Decoy {
    public Liar {
      lies = Map.copyOf(lies);
    }
  }

  /** Shows a certificate of the state's root for any name; port 443. */
  record Impostor() implements Decoy {}
}
