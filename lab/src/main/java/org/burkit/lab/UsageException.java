package org.burkit.lab;

/** Arguments that make no sense; the message is for the user and names all faults. */
final class UsageException extends RuntimeException {
  UsageException(String sentence) {
    super(sentence);
  }
}
