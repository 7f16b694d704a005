package org.burkit.collector.store;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Another program holds the lock of the one that writes. */
final class StoreInUse extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private StoreInUse(String message) {
    super(message);
  }

  static StoreInUse database() {
    return new StoreInUse(
        "another collector writes into this database; stop it first, or name another database");
  }

  static StoreInUse file(Path file) {
    return new StoreInUse(
        "a collector, or somebody who asks with 'collector sql', has the store in "
            + file
            + " open; stop it first");
  }
}
