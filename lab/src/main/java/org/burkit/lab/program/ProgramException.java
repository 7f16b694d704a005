package org.burkit.lab.program;

/** One of the project's programs ended when it should not have; the message has its last words. */
public final class ProgramException extends RuntimeException {
  public ProgramException(String message) {
    super(message);
  }
}
