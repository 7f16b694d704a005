package org.burkit.lists.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;

/**
 * A document with signatures over its canonical form.
 *
 * @param signatures by the id of their key, which stands once
 */
record Signed(JsonNode content, SortedMap<String, byte[]> signatures) {
  private static final int MOST_SIGNATURES = 32;

  static Signed by(List<KeyPair> keys, JsonNode content) {
    SortedMap<String, byte[]> signatures = new TreeMap<>();
    byte[] bytes = canonical(content);
    keys.forEach(
        key -> signatures.put(Keys.id(key.getPublic()), Keys.sign(key.getPrivate(), bytes)));
    return new Signed(content, signatures);
  }

  /**
   * Reads one from anybody; its signatures prove nothing yet.
   *
   * @throws Unfit where the shape is another
   */
  static Signed parse(JsonNode node) throws Unfit {
    JsonNode signatures = node.path("signatures");
    if (!node.path("signed").isObject()
        || !signatures.isObject()
        || signatures.size() > MOST_SIGNATURES) {
      throw new Unfit(Refusal.NO_BUNDLE, "expected an object 'signed' and its 'signatures'");
    }
    SortedMap<String, byte[]> read = new TreeMap<>();
    for (Map.Entry<String, JsonNode> signature : signatures.properties()) {
      try {
        read.put(signature.getKey(), Base64.getDecoder().decode(signature.getValue().asText("")));
      } catch (IllegalArgumentException e) {
        throw new Unfit(Refusal.NO_BUNDLE, "a signature is no Base64");
      }
    }
    return new Signed(wellFormed(node.get("signed")), read);
  }

  private static JsonNode wellFormed(JsonNode content) throws Unfit {
    try {
      CanonicalJson.of(content);
      return content;
    } catch (MalformedMeasurementException e) {
      throw new Unfit(Refusal.NO_BUNDLE, "it has no canonical form");
    }
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("signed", content);
    ObjectNode all = node.putObject("signatures");
    signatures.forEach((id, bytes) -> all.put(id, Base64.getEncoder().encodeToString(bytes)));
    return node;
  }

  /** What the signatures are over. */
  byte[] bytes() {
    return canonical(content);
  }

  static byte[] canonical(JsonNode content) {
    try {
      return CanonicalJson.of(content);
    } catch (MalformedMeasurementException e) {
      throw new IllegalArgumentException("what was read or made here has a canonical form", e);
    }
  }
}
