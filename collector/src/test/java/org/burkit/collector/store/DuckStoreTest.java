package org.burkit.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.burkit.collector.journal.Position;
import org.duckdb.DuckDBDriver;
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

  @Test
  void rowsThatNoCommitWrote_makeTheStoreBeginAnew(@TempDir Path other) throws Exception {
    Path file = other.resolve("store.duckdb");
    try (Store store = DuckStore.open(file, "one")) {
      store.commit(batch(everyOutcome(), List.of()));
    }
    try (Store store = DuckStore.open(file, "one")) {
      assertThat(store.position()).isNotEqualTo(Position.START);
    }
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO judged SELECT * FROM judged");
    }
    try (Store store = DuckStore.open(file, "one")) {
      assertThat(store.position()).isEqualTo(Position.START);
    }
  }

  @Test
  void logsOfAnEarlierFile_areNotReadIntoTheNextOne(@TempDir Path other) throws Exception {
    Path file = other.resolve("store.duckdb");
    Path next = other.resolve("store.duckdb.next");
    for (String ending : List.of(".wal", ".wal.checkpoint", ".wal.recovery")) {
      Files.writeString(other.resolve("store.duckdb" + ending), "of an earlier file");
    }
    DuckStore.create(next, "one").close();

    DuckStore.move(next, file);

    try (Stream<Path> left = Files.list(other)) {
      assertThat(left).containsExactly(file);
    }
  }
}
