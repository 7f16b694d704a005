package org.burkit.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One entry of a list, asked for its fields; what is missing or wrong becomes a fault. */
record Entry(String file, long line, JsonNode node, List<Fault> faults) {

  void fault(String what, String remedy) {
    faults.add(new Fault(file, line, what, remedy));
  }

  /** A field that must be there and not be blank. */
  String required(String key) {
    String value = optional(key);
    if (value.isBlank()) {
      fault("no " + key, "give it one");
    }
    return value;
  }

  /** A field as text; empty where it is not there. */
  String optional(String key) {
    return node.path(key).asText("").strip();
  }

  List<String> texts(String key) {
    List<String> out = new ArrayList<>();
    node.path(key).forEach(element -> out.add(element.asText("").strip()));
    return out;
  }

  LocalName names(String key) {
    Entry inner = new Entry(file, line, node.path(key), faults);
    return new LocalName(inner.required("kk"), inner.required("ru"), inner.required("en"));
  }

  /** A field that must be one of the words of an enum, in small letters; else the first of them. */
  <E extends Enum<E>> E word(String key, Class<E> type) {
    String value = optional(key);
    for (E word : type.getEnumConstants()) {
      if (word.name().toLowerCase(Locale.ROOT).equals(value)) {
        return word;
      }
    }
    List<String> words = new ArrayList<>();
    for (E word : type.getEnumConstants()) {
      words.add(word.name().toLowerCase(Locale.ROOT));
    }
    fault(key + " is '" + value + "'", "expected one of " + words);
    return type.getEnumConstants()[0];
  }
}
