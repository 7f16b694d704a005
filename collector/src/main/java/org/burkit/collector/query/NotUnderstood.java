package org.burkit.collector.query;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question that asks for what is not there to be asked; its message names every fault. */
public final class NotUnderstood extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  NotUnderstood(List<Fault> faults) {
    super(faults.stream().map(Fault::words).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /**
   * What is wrong with one parameter.
   *
   * @param got the value that does not read; empty where no parameter has this name
   * @param words all of it, in English
   */
  public record Fault(String parameter, Optional<String> got, String words) {}
}
