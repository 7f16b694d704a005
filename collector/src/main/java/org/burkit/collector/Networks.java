package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.burkit.collector.vantage.NetworkLookup;
import org.jspecify.annotations.Nullable;

/** Opens what {@code --asn-db} names. */
final class Networks {
  private Networks() {}

  static NetworkLookup open(@Nullable Path file, List<String> faults) {
    if (file == null) {
      return NetworkLookup.none();
    }
    try {
      return NetworkLookup.open(file);
    } catch (IOException e) {
      faults.add("--asn-db: expected an MMDB file, cannot read " + file + ": " + e.getMessage());
      return NetworkLookup.none();
    }
  }
}
