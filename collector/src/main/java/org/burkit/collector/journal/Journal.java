package org.burkit.collector.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.burkit.model.MeasurementId;

/** The durable log of all measurements: what was answered for is kept. Any thread may call it. */
public interface Journal extends Closeable {
  /**
   * Appends the entries. The answer has one receipt for each, in order, and comes once all are
   * durable; it fails with {@link JournalBusy} when too much is waiting, and then none of them is
   * kept, and with another {@link IOException} when the storage refuses, and then nobody knows
   * which are: whoever sends them again does no harm. An empty list succeeds if the journal can be
   * written.
   */
  CompletableFuture<List<Receipt>> append(List<Entry> entries);

  /** {@link #append} that waits; for callers on virtual threads. */
  default List<Receipt> appendAndWait(List<Entry> entries)
      throws IOException, InterruptedException {
    try {
      return append(entries).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("the journal's writer failed", e.getCause());
    }
  }

  /** Why the last append failed, in words; empty while all is well. */
  Optional<String> trouble();

  /** The entry at an address that this journal gave; empty when there is none. */
  Optional<Entry> entry(Address address) throws IOException;

  /** Where a measurement lies; empty when there is none. */
  Optional<Address> address(MeasurementId id) throws IOException;

  /** The entry of a measurement, whoever asks for it; empty when there is none. */
  default Optional<Entry> find(MeasurementId id) throws IOException {
    Optional<Address> address = address(id);
    return address.isEmpty() ? Optional.empty() : entry(address.get());
  }
}
