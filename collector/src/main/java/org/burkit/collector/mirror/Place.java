package org.burkit.collector.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.model.Sha256;

/**
 * Where an address of a collector lies in a mirror: pages by language, all else once.
 *
 * @param address path and query, as the collector is asked for it
 * @param file relative to the mirror, of letters that every file system has
 */
record Place(String address, String file) {
  private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

  /** First parts of the paths that are mirrored. */
  private static final Set<String> MIRRORED = Set.of("", "i", "s", "d", "n", "c", "glossary");

  private static final Set<String> FILES = Set.of("style.css", "feed.atom", "feed.json", "map.svg");
  private static final int LONGEST_NAME = 80;

  /** Whether it is a page whose links are to be followed. */
  boolean isPage() {
    return file.endsWith(".html");
  }

  /**
   * Empty for what is not mirrored: questions, forms, what is only for programs, and what does not
   * belong to the collector.
   *
   * @param link as a page has it, from the root of the collector on
   */
  static Optional<Place> of(String link) {
    String address = link.split("#", 2)[0];
    if (!address.startsWith("/") || address.startsWith("//")) {
      return Optional.empty();
    }
    String[] halves = address.split("\\?", 2);
    List<String> parts = Arrays.asList(halves[0].substring(1).split("/"));
    TreeMap<String, String> query = query(halves.length > 1 ? halves[1] : "");
    String language = query.getOrDefault("lang", "");
    query.remove("lang");
    boolean known = MIRRORED.contains(parts.getFirst()) && !parts.getLast().equals("contest");
    if (FILES.contains(parts.getFirst())) {
      boolean whole = query.isEmpty() && parts.size() == 1;
      return whole ? Optional.of(new Place(address, under(language, parts.getFirst()))) : none();
    }
    boolean isFile = parts.getLast().contains(".") && parts.getFirst().equals("i");
    if (!known || (!isFile && !LANGUAGES.contains(language))) {
      return none();
    }
    Stream<String> words =
        Stream.concat(
            Stream.of(parts.getLast().isEmpty() ? "index" : stem(parts.getLast(), isFile)),
            query.entrySet().stream().map(e -> e.getKey() + "-" + e.getValue()));
    String name = safe(words.collect(Collectors.joining("-")));
    String ending = isFile ? ending(parts.getLast()) : ".html";
    String folders =
        parts.subList(0, parts.size() - 1).stream()
            .map(part -> safe(part) + "/")
            .collect(Collectors.joining());
    return Optional.of(new Place(address, under(language, folders + name + ending)));
  }

  private static Optional<Place> none() {
    return Optional.empty();
  }

  private static String under(String language, String path) {
    return LANGUAGES.contains(language) ? language + "/" + path : path;
  }

  private static TreeMap<String, String> query(String text) {
    var query = new TreeMap<String, String>();
    for (String pair : text.split("&")) {
      String[] halves = pair.split("=", 2);
      if (halves.length == 2) {
        query.put(halves[0], halves[1]);
      }
    }
    return query;
  }

  private static String stem(String name, boolean isFile) {
    return isFile ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static String ending(String name) {
    return safe(name.substring(name.lastIndexOf('.') + 1)).transform(e -> "." + e);
  }

  /** What has other letters, or is long, gets a part of its digest, so that no two are one. */
  private static String safe(String name) {
    String kept = name.replaceAll("[^A-Za-z0-9._-]|\\.(?=\\.)|^\\.", "_");
    if (kept.equals(name) && name.length() <= LONGEST_NAME) {
      return name;
    }
    String digest = Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, 10);
    return kept.substring(0, Math.min(kept.length(), LONGEST_NAME)) + "-" + digest;
  }

  /** The way from this file to another. */
  String to(Place other) {
    long up = file.chars().filter(letter -> letter == '/').count();
    return "../".repeat((int) up) + other.file;
  }
}
