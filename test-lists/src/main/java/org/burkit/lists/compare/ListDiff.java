package org.burkit.lists.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.burkit.lists.file.Entries;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.ListFiles;

/** What changed between two editions, entry by entry; the order of entries is no change. */
public final class ListDiff {
  private static final List<String> CONTROLS = List.of("neutral", "http3", "stun");

  /** What names an entry, by list. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          ListFiles.SERVICES, List.of("id"),
          ListFiles.NETWORKS, List.of("asn", "valid_from"),
          ListFiles.ROOTS, List.of("name"),
          ListFiles.FALSE_POSITIVES, List.of("id"),
          ListFiles.BLOCK_PAGES, List.of("id"),
          ListFiles.CALENDAR, List.of("id"));

  private ListDiff() {}

  public static List<Change> between(ListFiles before, ListFiles after) throws IOException {
    TreeSet<String> names = new TreeSet<>(before.files().keySet());
    names.addAll(after.files().keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      changes.addAll(of(name, entries(name, before.get(name)), entries(name, after.get(name))));
    }
    return changes;
  }

  /** What changed in one list of sites. */
  public static List<Change> ofSites(String name, byte[] before, byte[] after) throws IOException {
    return of(name, sites(name, before), sites(name, after));
  }

  private static List<Change> of(
      String name, NavigableMap<String, JsonNode> before, NavigableMap<String, JsonNode> after) {
    List<Change> changes = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      JsonNode old = before.get(key);
      JsonNode now = after.get(key);
      if (old == null) {
        changes.add(new Change.Added(name, key));
      } else if (now == null) {
        changes.add(new Change.Removed(name, key));
      } else {
        changes.addAll(fields(name, key, old, now));
      }
    }
    return changes;
  }

  private static List<Change> fields(String name, String key, JsonNode old, JsonNode now) {
    TreeSet<String> fields = new TreeSet<>();
    old.fieldNames().forEachRemaining(fields::add);
    now.fieldNames().forEachRemaining(fields::add);
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      String before = text(old.path(field));
      String after = text(now.path(field));
      if (!before.equals(after)) {
        changes.add(new Change.Changed(name, key, field, before, after));
      }
    }
    return changes;
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText("");
  }

  private static NavigableMap<String, JsonNode> entries(String name, byte[] bytes)
      throws IOException {
    List<Fault> unread = new ArrayList<>();
    if (name.startsWith(ListFiles.SITES)) {
      return sites(name, bytes);
    }
    if (name.equals(ListFiles.CONTROLS)) {
      NavigableMap<String, JsonNode> all = new TreeMap<>();
      for (String kind : CONTROLS) {
        for (Entry entry : Entries.yamlUnder(kind, name, bytes, unread)) {
          all.put(kind + " " + entry.optional("url") + entry.optional("host"), entry.node());
        }
      }
      return all;
    }
    List<Entry> entries =
        name.equals(ListFiles.NETWORKS)
            ? Entries.csv(name, bytes, unread)
            : Entries.yaml(name, bytes, unread);
    return byKey(entries, KEYS.getOrDefault(name, List.of("id")));
  }

  private static NavigableMap<String, JsonNode> sites(String name, byte[] bytes)
      throws IOException {
    return byKey(Entries.csv(name, bytes, new ArrayList<>()), List.of("url"));
  }

  private static NavigableMap<String, JsonNode> byKey(List<Entry> entries, List<String> keys) {
    NavigableMap<String, JsonNode> all = new TreeMap<>();
    for (Entry entry : entries) {
      List<String> words = keys.stream().map(entry::optional).filter(w -> !w.isEmpty()).toList();
      all.put(String.join(" ", words), entry.node());
    }
    return all;
  }
}
