package org.burkit.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** The golden corpus: measurements as the probe writes them and as strangers do. */
final class Golden {
  private Golden() {}

  static Stream<String> names() {
    return Stream.of(
        "ours-accessible.json",
        "probe-sni-drop.json",
        "probe-dns-nxdomain.json",
        "ooni-0.5-style.json",
        "legacy-style.json",
        "no-input-style.json",
        "odd.json");
  }

  static byte[] bytes(String name) {
    try (var in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
