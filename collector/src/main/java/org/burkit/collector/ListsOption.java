package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;
import org.jspecify.annotations.Nullable;

/** Reads what {@code --lists} names. */
final class ListsOption {
  private ListsOption() {}

  /** The files that were read: those of {@link #read}, where it found no faults. */
  static ListFiles files(@Nullable Path directory) throws IOException {
    return directory == null ? ListFiles.bundled() : ListFiles.in(directory);
  }

  /** The lists; faults are added to {@code faults} and the bundled lists stand in. */
  static Lists read(@Nullable Path directory, List<String> faults) {
    if (directory == null) {
      return Lists.bundled();
    }
    try {
      return Lists.read(directory);
    } catch (FaultyListsException e) {
      e.faults().forEach(fault -> faults.add("--lists: " + fault));
    } catch (IOException e) {
      faults.add("--lists: cannot read " + directory + ": " + e.getMessage());
    }
    return Lists.bundled();
  }
}
