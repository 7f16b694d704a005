package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.Research;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The query store of a command that only reads: a collector's own, or one in a database. */
final class StoreToRead {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Of the collector; not needed with --postgres.")
  private @Nullable Path data;

  @Mixin private final StorePlace place = StorePlace.inDataDirectory();

  /** Reads the options; what is wrong with them goes into {@code faults}. */
  StoreToRead read(List<String> faults) {
    boolean isKnown = place.read(faults).database().isPresent() || data != null;
    if (!isKnown && faults.isEmpty()) {
      faults.add("expected --data or --postgres, got neither");
    }
    return this;
  }

  boolean isDatabase() {
    return place.database().isPresent();
  }

  Research open() throws IOException {
    Optional<PostgresAddress> database = place.database();
    return database.isPresent()
        ? Research.open(database.get())
        : Research.open(DataDirectory.store(Objects.requireNonNull(data)));
  }
}
