package org.burkit.collector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class UnpackedLibraryTest {
  @Test
  void whatWasLoaded_hasNoNameOnTheDiskAnyMore() throws Exception {
    UnpackedLibrary.loadRocksDb();
    assertThat(mapped("librocksdbjni")).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));

    openDuckDb();
    UnpackedLibrary.forgetDuckDb();
    assertThat(mapped("libduckdb_java")).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));
  }

  private static void openDuckDb() throws SQLException {
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties())) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private static List<String> mapped(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains("/" + name))
        .toList();
  }
}
