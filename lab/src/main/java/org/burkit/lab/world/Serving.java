package org.burkit.lab.world;

import org.burkit.lab.server.Speech;

/**
 * How a site treats those who come, censors apart: how far they get, who it proves to be, what it
 * speaks, what it says, and whether its name can be hidden. Any of one goes with any of the others.
 */
public record Serving(Reach reach, Proof proof, Speech speech, Content content, Cover cover) {
  /** A sound site that gives its page to everyone. */
  public static final Serving PAGE =
      new Serving(new Reach.Open(), Proof.VALID, Speech.BOTH, new Content.Page(), Cover.NONE);

  Serving reach(Reach other) {
    return new Serving(other, proof, speech, content, cover);
  }

  Serving proof(Proof other) {
    return new Serving(reach, other, speech, content, cover);
  }

  Serving speech(Speech other) {
    return new Serving(reach, proof, other, content, cover);
  }

  Serving content(Content other) {
    return new Serving(reach, proof, speech, other, cover);
  }

  Serving cover(Cover other) {
    return new Serving(reach, proof, speech, content, other);
  }
}
