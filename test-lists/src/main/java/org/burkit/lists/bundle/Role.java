package org.burkit.lists.bundle;

import java.security.PublicKey;
import java.util.Map;

/**
 * Who may sign something, and how many of them must.
 *
 * @param keys by id
 * @param threshold at least 1, at most as many as there are keys
 */
public record Role(Map<String, PublicKey> keys, int threshold) {
  public Role {
    keys = Map.copyOf(keys);
    if (threshold < 1 || threshold > keys.size()) {
      throw new IllegalArgumentException(
          "threshold must be 1 to " + keys.size() + ", was " + threshold);
    }
  }

  /** True where enough of these keys signed; each counts once. */
  boolean hasSigned(Signed document) {
    long valid =
        document.signatures().entrySet().stream()
            .filter(signature -> {
              PublicKey key = keys.get(signature.getKey());
              return key != null && Keys.verifies(key, document.bytes(), signature.getValue());
            })
            .count();
    return valid >= threshold;
  }
}
