package org.burkit.lists.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.CountryCode;

/**
 * One entry of a list, asked for its fields; what is missing or wrong becomes a fault.
 *
 * @param tree the document that it stands in; an empty one for tables
 */
public record Entry(String file, long line, JsonNode node, LocatedTree tree, List<Fault> faults) {
  private static final LocalDate NEVER = LocalDate.ofEpochDay(0);

  /** Notes a fault at the entry's line. */
  public void fault(FaultKind kind, String what, String remedy) {
    faults.add(new Fault(file, line, kind, what, remedy));
  }

  /** A field that must be there and not be blank. */
  public String required(String key) {
    return required(key, FaultKind.MISSING);
  }

  private String required(String key, FaultKind kind) {
    String value = optional(key);
    if (value.isBlank()) {
      fault(kind, "no " + key, "give it one");
    }
    return value;
  }

  /** Who says so. */
  public String source() {
    return required("source", FaultKind.SOURCE);
  }

  /** A field as text; empty where it is not there. */
  public String optional(String key) {
    return node.path(key).asText("").strip();
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /** The texts of a list in a field; empty where it is not there. */
  public List<String> texts(String key) {
    List<String> out = new ArrayList<>();
    node.path(key).forEach(element -> out.add(element.asText("").strip()));
    return out;
  }

  /** The objects of a list in a field, each with its own line. */
  public List<Entry> each(String key) {
    List<Entry> out = new ArrayList<>();
    node.path(key).forEach(element -> out.add(inner(element)));
    return out;
  }

  private Entry inner(JsonNode element) {
    return new Entry(file, Math.max(tree.line(element), line), element, tree, faults);
  }

  /** A name in Kazakh, Russian and English, in this order. */
  public List<String> names(String key) {
    Entry inner = new Entry(file, line, node.path(key), tree, faults);
    return inner.languages("kk", "ru", "en");
  }

  /** Fields that hold the same in Kazakh, Russian and English. */
  public List<String> languages(String kk, String ru, String en) {
    return List.of(
        required(kk, FaultKind.LANGUAGE),
        required(ru, FaultKind.LANGUAGE),
        required(en, FaultKind.LANGUAGE));
  }

  /** A field that must be one of the words of an enum, in small letters; else the first of them. */
  public <E extends Enum<E>> E word(String key, Class<E> type) {
    String value = optional(key);
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(word -> word.name().toLowerCase(Locale.ROOT))
            .toList();
    int at = words.indexOf(value);
    if (at < 0) {
      fault(FaultKind.WORD, key + " is '" + value + "'", "expected one of " + words);
    }
    return type.getEnumConstants()[Math.max(at, 0)];
  }

  /** A field that must be a date; the epoch where it is none. */
  public LocalDate date(String key) {
    String text = required(key);
    return text.isEmpty() ? NEVER : parsed(key, text).orElse(NEVER);
  }

  /** A field that may be empty and else must be a date. */
  public Optional<LocalDate> optionalDate(String key) {
    String text = optional(key);
    return text.isEmpty() ? Optional.empty() : parsed(key, text);
  }

  private Optional<LocalDate> parsed(String key, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      fault(FaultKind.DATE, key + " '" + text + "'", "write it as 2026-11-24");
      return Optional.empty();
    }
  }

  /** The countries in {@code countries}. */
  public List<CountryCode> countries() {
    List<CountryCode> countries = new ArrayList<>();
    for (String text : texts("countries")) {
      country(text).ifPresent(countries::add);
    }
    return countries;
  }

  /** A country by its two letters. */
  public Optional<CountryCode> country(String text) {
    Optional<CountryCode> country = CountryCode.parse(text);
    if (country.isEmpty()) {
      fault(FaultKind.COUNTRY, "country '" + text + "'", "write two capital letters");
    }
    return country;
  }

  /** Notes a fault where a key was there before. */
  public void unique(Map<String, Entry> seen, String key) {
    Entry first = seen.putIfAbsent(key, this);
    if (first != null) {
      String where = first.file.equals(file) ? "" : first.file + " ";
      fault(
          FaultKind.DUPLICATE,
          "'" + key + "' again, first in " + where + "line " + first.line,
          "keep one of them");
    }
  }
}
