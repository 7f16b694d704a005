package org.burkit.collector.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A copy as it is read: also one whose last update nobody has finished yet. Changes nothing. */
public final class Stored {
  private final Path directory;
  private final Path next;
  private final boolean isUnfinished;

  public Stored(Path directory) {
    this.directory = directory;
    this.next = directory.resolve(Backup.NEXT);
    this.isUnfinished = Files.exists(next.resolve(Sums.FILE));
  }

  /**
   * Names and digests of its files.
   *
   * @throws CannotCopy where it is none
   */
  SortedMap<String, String> sums() throws IOException {
    SortedMap<String, String> sums = Sums.read(place());
    if (sums.isEmpty()) {
      throw new CannotCopy(directory + " is no copy that 'collector backup' has made");
    }
    return sums;
  }

  /** True where there is one that its maker has finished. */
  public static boolean isIn(Path directory) {
    return Files.exists(new Stored(directory).place().resolve(Sums.FILE));
  }

  /** Which of its files are not as they were copied. */
  public List<String> faults() throws IOException {
    var faults = new ArrayList<String>();
    if (isUnfinished) {
      faults.add(directory + ": its last update is not finished; 'collector backup' finishes it");
    }
    for (var sum : sums().entrySet()) {
      Path file = file(sum.getKey());
      if (!Files.exists(file)) {
        faults.add(file + ": this file is missing");
      } else if (!Digests.of(file).equals(sum.getValue())) {
        faults.add(file + ": it does not have its digest");
      }
    }
    return List.copyOf(faults);
  }

  private Path place() {
    return isUnfinished ? next : directory;
  }

  /** Where one of them lies. */
  Path file(String name) {
    Path newer = next.resolve(name);
    return isUnfinished && Files.exists(newer) ? newer : directory.resolve(name);
  }
}
