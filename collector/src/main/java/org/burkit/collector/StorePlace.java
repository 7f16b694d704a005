package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.store.Naming;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.RenewedStore;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where the query store is: in a file of the data directory, unless the options say otherwise. */
final class StorePlace {
  private static final Logger log = LoggerFactory.getLogger(StorePlace.class);

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
   * One in a file that older rules or lists have made is asked until the new one is done.
   */
  Store open(Path data, FileJournal journal, Lists lists) throws IOException {
    return naming(found(data, journal, lists), lists);
  }

  private static Store naming(Store store, Lists lists) {
    store.nameBy(Naming.of(lists));
    return store;
  }

  private Store found(Path data, FileJournal journal, Lists lists) throws IOException {
    String version = Fold.version(lists);
    if (address.isEmpty()) {
      return RenewedStore.open(DataDirectory.store(data), version, false, journal::end);
    }
    Store store = PostgresStore.open(address.get(), version, journal.identity());
    if (store.position().compareTo(journal.end()) <= 0) {
      return store;
    }
    store.close();
    log.warn("the query store knows more than the journal has, and is made anew from it");
    return PostgresStore.create(address.get(), version, journal.identity());
  }

  /**
   * One that is made anew: in a file beside what is there, which stays until the new one is done;
   * in a database at once.
   */
  Store anew(Path data, FileJournal journal, Lists lists) throws IOException {
    String version = Fold.version(lists);
    return naming(
        address.isPresent()
            ? PostgresStore.create(address.get(), version, journal.identity())
            : RenewedStore.open(DataDirectory.store(data), version, true, journal::end),
        lists);
  }
}
