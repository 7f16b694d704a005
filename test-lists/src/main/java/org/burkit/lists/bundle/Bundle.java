package org.burkit.lists.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.burkit.lists.file.ListFiles;

/** One file: the roots so far, the newest last, and a release signed by keys of the newest. */
public final class Bundle {
  /** In bytes. Ours has less than a tenth. */
  public static final int LARGEST = 4 << 20;

  private static final int MOST_ROOTS = 64;
  private static final JsonMapper JSON = mapper();

  private final List<Signed> roots;
  private final Signed release;

  private Bundle(List<Signed> roots, Signed release) {
    this.roots = List.copyOf(roots);
    this.release = release;
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(8)
                .maxStringLength(LARGEST)
                .maxNumberLength(10)
                .build());
    return mapper;
  }

  /**
   * Signs an edition. The same input gives the same bytes.
   *
   * @param roots signed, from the first to the newest
   * @throws Unfit where a root cannot be read
   */
  public static byte[] sign(
      List<byte[]> roots,
      ListFiles files,
      Contact contact,
      int version,
      Instant made,
      Instant expires,
      List<KeyPair> keys)
      throws Unfit {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode chain = node.putArray("roots");
    for (byte[] root : roots) {
      chain.add(Signed.parse(read(root)).json());
    }
    Signed release = Signed.by(keys, new Release(version, made, expires, files, contact).content());
    node.set("lists", release.json());
    return Signed.canonical(node);
  }

  /**
   * Reads bytes from anybody. Nothing of it may be used before {@link Trust#take}.
   *
   * @throws Unfit where they are no bundle
   */
  public static Bundle parse(byte[] bytes) throws Unfit {
    JsonNode node = read(bytes);
    JsonNode chain = node.path("roots");
    if (!chain.isArray() || chain.size() > MOST_ROOTS) {
      throw new Unfit(Refusal.NO_BUNDLE, "expected a list of at most " + MOST_ROOTS + " roots");
    }
    List<Signed> roots = new ArrayList<>();
    for (JsonNode root : chain) {
      roots.add(Signed.parse(root));
    }
    return new Bundle(roots, Signed.parse(node.path("lists")));
  }

  static JsonNode read(byte[] bytes) throws Unfit {
    if (bytes.length > LARGEST) {
      throw new Unfit(Refusal.NO_BUNDLE, "more than " + LARGEST + " bytes");
    }
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new Unfit(Refusal.NO_BUNDLE, "no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Unfit(Refusal.NO_BUNDLE, "no text: " + e.getMessage()); // in what looks like UTF-32
    }
  }

  List<Signed> roots() {
    return roots;
  }

  Signed release() {
    return release;
  }
}
