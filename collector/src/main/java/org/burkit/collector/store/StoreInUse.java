package org.burkit.collector.store;

import java.io.IOException;

/** Another collector holds the lock of the one that writes. */
final class StoreInUse extends IOException {
  StoreInUse() {
    super("another collector writes into this database; stop it first, or name another database");
  }
}
