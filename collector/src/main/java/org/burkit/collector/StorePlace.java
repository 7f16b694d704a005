package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.Forgotten;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.Naming;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.RenewedStore;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the query store is: in a file of the data directory, unless the options say otherwise. */
final class StorePlace {
  @Option(
      names = "--postgres",
      paramLabel = "JDBC-URL",
      description = {
        "The query store is in this PostgreSQL database, such as jdbc:postgresql://HOST/burkit.",
        "User and password are best given by PGUSER and PGPASSWORD, or by a password file."
      })
  private @Nullable String postgres;

  private Optional<PostgresAddress> address = Optional.empty();

  static StorePlace inDataDirectory() {
    return new StorePlace();
  }

  static StorePlace in(PostgresAddress address) {
    var place = new StorePlace();
    place.address = Optional.of(address);
    return place;
  }

  /** Reads the option; what is wrong with it goes into {@code faults}. */
  StorePlace read(List<String> faults) {
    if (postgres != null) {
      try {
        address = Optional.of(PostgresAddress.of(postgres, System.getenv()));
      } catch (IllegalArgumentException e) {
        faults.add("--postgres: " + e.getMessage() + ", got something else");
      }
    }
    return this;
  }

  /** The database, if it is one. */
  Optional<PostgresAddress> database() {
    return address;
  }

  /**
   * What is there, where it can be gone on with; else empty. A store that goes beyond the journal's
   * end cannot: the journal was put back from a copy, and what comes in next would be passed over.
   * One that older rules or lists have made is asked until the new one is done.
   */
  Store open(Path data, FileJournal journal, Lists lists) throws IOException {
    return open(false, data, journal, lists);
  }

  /** One that is made anew beside what is there, which stays until the new one is done. */
  Store anew(Path data, FileJournal journal, Lists lists) throws IOException {
    return open(true, data, journal, lists);
  }

  private Store open(boolean anew, Path data, FileJournal journal, Lists lists) throws IOException {
    Store store = found(anew, data, journal, lists);
    store.nameBy(Naming.of(lists));
    return store;
  }

  private Store found(boolean anew, Path data, FileJournal journal, Lists lists)
      throws IOException {
    String version = Fold.version(lists, Forgotten.read(DataDirectory.forgotten(data)));
    var goal = new Goal(journal::end);
    return address.isPresent()
        ? PostgresStore.open(address.get(), version, journal.identity(), anew, goal)
        : RenewedStore.open(DataDirectory.store(data), version, anew, goal);
  }
}
