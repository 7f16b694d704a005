package org.burkit.collector;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.burkit.collector.fold.RunningFold;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.store.Store;
import org.burkit.collector.token.TokenDesk;
import org.burkit.collector.vantage.PrefixKeys;

/**
 * What is below the doors of a running collector.
 *
 * @param ordered the journal where it has one order, which a log can follow; empty in Kafka
 * @param opened all that closes with it
 */
record Roles(
    Journal journal,
    Optional<FileJournal> ordered,
    Store store,
    RunningFold fold,
    PrefixKeys prefixes,
    TokenDesk tokens,
    Opened opened)
    implements Closeable {
  @Override
  public void close() throws IOException {
    opened.close();
  }
}
