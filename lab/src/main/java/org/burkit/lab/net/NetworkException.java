package org.burkit.lab.net;

/** The machine refused to make a part of the lab's network; the message says which and why. */
public final class NetworkException extends RuntimeException {
  NetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
