package org.burkit.lists.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a probe reaches those who sign its lists, beside what it was started with.
 *
 * @param ways to one collector, at most 16
 * @param sealingKey the key to which files are sealed, as {@code collector seal-key} prints it
 * @param newest the newest version of the probe that is out, such as 0.2.0
 * @param tokenKeys SHA-256 of the collector's keys for tokens of a month, in 64 small hex digits: a
 *     collector that gave each probe keys of its own could tell them apart; at most 12 months
 */
public record Contact(
    List<Way> ways,
    Optional<String> sealingKey,
    Optional<String> newest,
    Map<YearMonth, String> tokenKeys) {
  /** Nothing is said. */
  public static final Contact NONE =
      new Contact(List.of(), Optional.empty(), Optional.empty(), Map.of());

  private static final int MOST_WAYS = 16;
  private static final int MOST_MONTHS = 12;
  private static final int LONGEST = 200;
  private static final String VERSION = "\\d{1,4}(\\.\\d{1,4}){0,3}";

  /**
   * One way.
   *
   * @param url over TLS, or of a hidden service: whoever stands in between could else take results
   *     and answer in the collector's place
   * @param rank ways of rank 1 are tried first, those of one rank in any order; 1 to 9
   */
  public record Way(URI url, int rank) {
    private static final int LAST_RANK = 9;

    public Way {
      if (!isFit(url)) {
        throw new IllegalArgumentException(
            "expected https:// and a host, or http:// and one of .onion, got " + url);
      }
      if (rank < 1 || rank > LAST_RANK) {
        throw new IllegalArgumentException("expected a rank of 1 to 9, got " + rank);
      }
    }

    private static boolean isFit(URI url) {
      String host = Optional.ofNullable(url.getHost()).orElse("");
      boolean hidden = host.endsWith(".onion");
      boolean plain = "http".equals(url.getScheme());
      return !host.isEmpty()
          && url.getUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && (plain ? hidden : "https".equals(url.getScheme()));
    }
  }

  public Contact {
    ways = List.copyOf(ways);
    tokenKeys = Map.copyOf(tokenKeys);
    if (tokenKeys.size() > MOST_MONTHS
        || !tokenKeys.values().stream().allMatch(digest -> digest.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException(
          "expected digests of the keys for tokens of at most " + MOST_MONTHS + " months");
    }
    if (ways.size() > MOST_WAYS) {
      throw new IllegalArgumentException("expected at most " + MOST_WAYS + " ways");
    }
    if (sealingKey.filter(key -> key.length() > LONGEST).isPresent()) {
      throw new IllegalArgumentException("the sealing key is longer than any");
    }
    if (newest.filter(version -> !version.matches(VERSION)).isPresent()) {
      throw new IllegalArgumentException("expected a version such as 0.2.0, got " + newest.get());
    }
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode array = node.putArray("ways");
    ways.forEach(way -> array.addObject().put("url", way.url().toString()).put("rank", way.rank()));
    sealingKey.ifPresent(key -> node.put("sealing_key", key));
    newest.ifPresent(version -> node.put("newest", version));
    if (!tokenKeys.isEmpty()) {
      ObjectNode months = node.putObject("token_keys");
      new TreeMap<>(tokenKeys).forEach((month, digest) -> months.put(month.toString(), digest));
    }
    return node;
  }

  static Contact of(JsonNode node) throws Unfit {
    try {
      List<Way> ways = new ArrayList<>();
      for (JsonNode way : node.path("ways")) {
        ways.add(new Way(new URI(way.path("url").asText("")), way.path("rank").asInt(0)));
      }
      return new Contact(
          ways,
          Optional.ofNullable(node.path("sealing_key").textValue()),
          Optional.ofNullable(node.path("newest").textValue()),
          tokenKeys(node.path("token_keys")));
    } catch (URISyntaxException | DateTimeException | IllegalArgumentException e) {
      throw new Unfit(Refusal.OVER_BROAD, "a contact that may not be: " + e.getMessage());
    }
  }

  private static Map<YearMonth, String> tokenKeys(JsonNode node) {
    Map<YearMonth, String> digests = new TreeMap<>();
    node.properties()
        .forEach(of -> digests.put(YearMonth.parse(of.getKey()), of.getValue().asText("")));
    return digests;
  }
}
