package org.burkit.lists.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.burkit.lists.file.ListFiles;

/**
 * An edition with a number and the time for which it holds.
 *
 * @param version counted from 1; a later one has a greater number
 */
record Release(int version, Instant made, Instant expires, ListFiles files, Contact contact) {
  /** Who holds a probe on old lists can do so for no longer. */
  static final Duration LONGEST = Duration.ofDays(92);

  private static final String TYPE = "burkit-lists";
  private static final Pattern SITES = Pattern.compile("sites/[a-z]{2,16}\\.csv");

  /**
   * What to visit, and no more: whom the gate asks and what is a notice nobody chooses from afar.
   */
  static NavigableMap<String, byte[]> deliverable(ListFiles files) {
    NavigableMap<String, byte[]> out = new TreeMap<>();
    files
        .files()
        .forEach((name, bytes) -> {
          if (isDeliverable(name)) {
            out.put(name, bytes);
          }
        });
    return out;
  }

  private static boolean isDeliverable(String name) {
    return name.equals(ListFiles.SERVICES) || SITES.matcher(name).matches();
  }

  ObjectNode content() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", TYPE).put("version", version);
    node.put("made", made.toString()).put("expires", expires.toString());
    ObjectNode texts = node.putObject("files");
    deliverable(files)
        .forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    if (!contact.equals(Contact.NONE)) {
      node.set("contact", contact.json());
    }
    return node;
  }

  static Release of(Signed signed) throws Unfit {
    JsonNode content = signed.content();
    Heads.require(content, TYPE);
    Instant made = Heads.time(content, "made");
    Instant expires = Heads.time(content, "expires");
    if (expires.isAfter(made.plus(LONGEST))) {
      throw new Unfit(
          Refusal.OVER_BROAD, "it would hold for more than " + LONGEST.toDays() + " days");
    }
    NavigableMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : content.path("files").properties()) {
      if (!isDeliverable(file.getKey()) || !file.getValue().isTextual()) {
        throw new Unfit(Refusal.OVER_BROAD, "a file '" + file.getKey() + "' may not be delivered");
      }
      files.put(file.getKey(), file.getValue().textValue().getBytes(StandardCharsets.UTF_8));
    }
    return new Release(
        Heads.version(content),
        made,
        expires,
        new ListFiles(files),
        Contact.of(content.path("contact")));
  }
}
