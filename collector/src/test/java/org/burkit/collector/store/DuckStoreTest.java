package org.burkit.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.collector.journal.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckStoreTest extends StoreContract {
  @Override
  Store open(Path directory, String version) throws Exception {
    return DuckStore.open(directory.resolve("store.duckdb"), version);
  }

  @Test
  void fileThatIsNoDatabase_isBegunAnew(@TempDir Path other) throws Exception {
    Path file = other.resolve("store.duckdb");
    Files.writeString(file, "this is not a database ".repeat(1_000));
    try (Store store = DuckStore.open(file, "one")) {
      assertThat(store.position()).isEqualTo(Position.START);
    }
  }
}
