package org.burkit.collector.fold;

import java.util.List;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.TestPostgres;

class RenewedPostgresStoreTest extends RenewedStoreContract {
  private final PostgresAddress database = TestPostgres.database();

  RenewedPostgresStoreTest() throws Exception {}

  @Override
  Store open(String version, boolean anew, String journal, Goal goal) throws Exception {
    return PostgresStore.open(database, version, journal, anew, goal);
  }

  @Override
  List<String> beside() throws Exception {
    return TestPostgres.schemas(database).stream().filter("burkit_next"::equals).toList();
  }
}
