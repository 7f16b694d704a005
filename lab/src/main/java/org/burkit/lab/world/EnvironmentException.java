package org.burkit.lab.world;

/**
 * The machine lacks something that the lab needs; the message is a sentence for the user with the
 * remedy in it.
 */
public final class EnvironmentException extends RuntimeException {
  public EnvironmentException(String sentence) {
    super(sentence);
  }
}
