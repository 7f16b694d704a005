package org.burkit.lab.world;

/**
 * How a site treats those who come, censors apart: how far they get, who it proves to be, what it
 * says. Any reach goes with any proof and any content.
 */
public record Serving(Reach reach, Proof proof, Content content) {
  /** A sound site that gives its page to everyone. */
  public static final Serving PAGE = new Serving(new Reach.Open(), Proof.VALID, new Content.Page());

  Serving reach(Reach other) {
    return new Serving(other, proof, content);
  }

  Serving proof(Proof other) {
    return new Serving(reach, other, content);
  }

  Serving content(Content other) {
    return new Serving(reach, proof, other);
  }
}
