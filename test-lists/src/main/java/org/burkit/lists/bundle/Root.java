package org.burkit.lists.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom to trust: the keys that sign the next root, and those that sign lists.
 *
 * @param version counted from 1; each next one is one more
 */
public record Root(int version, Instant expires, Role roots, Role lists) {
  private static final String TYPE = "burkit-list-root";
  private static final int MOST_KEYS = 32;

  /** Signs a root; a next one is signed by the keys of the one before and its own. */
  public byte[] signedBy(List<KeyPair> keys) {
    return Signed.canonical(Signed.by(keys, content()).json());
  }

  private ObjectNode content() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", TYPE).put("version", version).put("expires", expires.toString());
    node.set("root", role(roots));
    node.set("lists", role(lists));
    return node;
  }

  private static ObjectNode role(Role role) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("threshold", role.threshold());
    ObjectNode keys = node.putObject("keys");
    new TreeMap<>(role.keys()).forEach((id, key) -> keys.put(id, Keys.publicText(key)));
    return node;
  }

  static Root of(Signed signed) throws Unfit {
    JsonNode content = signed.content();
    Heads.require(content, TYPE);
    return new Root(
        Heads.version(content),
        Heads.time(content, "expires"),
        role(content.path("root")),
        role(content.path("lists")));
  }

  private static Role role(JsonNode node) throws Unfit {
    Map<String, PublicKey> keys = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path("keys").properties()) {
      PublicKey key =
          Keys.parsePublic(entry.getValue().asText(""))
              .filter(k -> Keys.id(k).equals(entry.getKey()))
              .orElseThrow(() -> new Unfit(Refusal.NO_BUNDLE, "a key is not what its id says"));
      keys.put(entry.getKey(), key);
    }
    int threshold = node.path("threshold").asInt(0);
    if (threshold < 1 || threshold > keys.size() || keys.size() > MOST_KEYS) {
      throw new Unfit(Refusal.NO_BUNDLE, "a threshold that cannot be met");
    }
    return new Role(keys, threshold);
  }
}
