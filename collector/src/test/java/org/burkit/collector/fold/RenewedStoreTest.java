package org.burkit.collector.fold;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.RenewedStore;
import org.burkit.collector.store.Store;

class RenewedStoreTest extends RenewedStoreContract {
  @Override
  Store open(String version, boolean anew, String journal, Goal goal) throws Exception {
    return RenewedStore.open(directory.resolve("store.duckdb"), version, anew, goal);
  }

  @Override
  List<String> beside() throws Exception {
    try (var files = Files.list(directory)) {
      return files.map(Path::toString).filter(name -> name.contains(".next")).toList();
    }
  }
}
