package org.burkit.model;

/** One HTTP header line, name as it was written. */
public record HttpHeader(String name, String value) {

  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
