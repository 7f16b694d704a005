package org.burkit.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people use a service for: each may work while another does not. */
public enum ServiceFunction {
  MESSAGES,
  LOGIN,
  WEB,
  MEDIA,
  CALLS;

  /** The word in the test lists, in measurements and in message files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ServiceFunction> parse(String label) {
    return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
  }
}
