package org.burkit.lists.file;

/**
 * Something wrong in a list.
 *
 * @param line counted from 1; 0 where the fault is in the file as a whole
 * @param what what came and what was expected
 * @param remedy what to do about it
 */
public record Fault(String file, long line, FaultKind kind, String what, String remedy) {
  @Override
  public String toString() {
    return "%s:%d: %s [%s: %s]; %s".formatted(file, line, what, kind.label(), kind.why(), remedy);
  }
}
