package org.burkit.collector.store;

import java.nio.file.Path;

class PostgresStoreTest extends StoreContract {
  private final PostgresAddress database = TestPostgres.database();

  PostgresStoreTest() throws Exception {}

  @Override
  Store open(Path directory, String version) throws Exception {
    return PostgresStore.open(database, version, "journal");
  }
}
