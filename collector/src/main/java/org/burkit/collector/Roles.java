package org.burkit.collector;

import java.io.Closeable;
import java.io.IOException;
import org.burkit.collector.fold.RunningFold;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.store.Store;
import org.burkit.collector.vantage.PrefixKeys;

/**
 * What is below the doors of a running collector.
 *
 * @param opened all that closes with it
 */
record Roles(Journal journal, Store store, RunningFold fold, PrefixKeys prefixes, Opened opened)
    implements Closeable {
  @Override
  public void close() throws IOException {
    opened.close();
  }
}
