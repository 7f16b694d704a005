package org.burkit.lists;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.burkit.lists.file.Fault;

/** Lists with faults, all of them at once. */
public final class FaultyListsException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  FaultyListsException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
