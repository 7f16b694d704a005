package org.burkit.evidence.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import org.burkit.model.Sha256;

/**
 * One field with what its digest is made of.
 *
 * @param salt 16 bytes in Base 64 for URLs, without padding
 * @param name of the field
 * @param value any JSON; not to be changed
 */
public record Disclosure(String salt, String name, JsonNode value) {

  /** SHA-256 over the canonical form of {@code [salt, name, value]}, in Base 64 for URLs. */
  public String digest() {
    JsonNode all = JsonNodeFactory.instance.arrayNode(3).add(salt).add(name).add(value);
    byte[] digest = Sha256.of(Canonical.bytes(all));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
