package org.burkit.collector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * The webhooks that an operator names, in a file of YAML: a list of {@code name}, {@code url},
 * {@code secret} and, where they are wanted, {@code cc}, {@code asn}, {@code domain}, {@code
 * service}, {@code cooldown} (ISO 8601, an hour where nothing is said) and {@code private}.
 */
public final class HookFile {
  private static final int SHORTEST_SECRET = 16;
  private static final Set<String> KNOWN =
      Set.of("name", "url", "secret", "cc", "asn", "domain", "service", "cooldown", "private");

  private HookFile() {}

  /**
   * What stands in a file.
   *
   * @param faults takes all that is not as it must be
   */
  public static List<Hook> read(Path file, List<String> faults) {
    JsonNode list;
    try {
      list = new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      faults.add(file + ": expected a list in YAML, got " + e.getMessage());
      return List.of();
    }
    if (!list.isArray()) {
      faults.add(file + ": expected a list of webhooks");
      return List.of();
    }
    var hooks = new ArrayList<Hook>();
    var names = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      var reading = new Reading(list.get(i), file + ", webhook " + (i + 1), faults);
      Hook hook = reading.hook();
      if (!names.add(hook.name())) {
        reading.fault("name", "one that no other has");
      }
      hooks.add(hook);
    }
    return hooks;
  }

  private record Reading(JsonNode node, String where, List<String> faults) {
    Hook hook() {
      node.fieldNames()
          .forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
              faults.add(where + ": '" + name + "' is not known here");
            }
          });
      String name = text("name");
      if (!name.matches("[a-z0-9][a-z0-9-]{0,31}")) {
        fault("name", "small Latin letters, digits and hyphens");
      }
      String secret = text("secret");
      if (secret.length() < SHORTEST_SECRET) {
        fault("secret", "at least " + SHORTEST_SECRET + " letters");
      }
      return new Hook(
          name,
          url(),
          secret,
          new Hook.Wanted(
              read("cc", CountryCode::parse, "two capitals, such as KZ"),
              read("asn", Asn::parse, "a number, such as AS64501"),
              read("domain", Optional::of, "a host"),
              read("service", Optional::of, "the id of a service")),
          read("cooldown", HookFile::duration, "a duration, such as PT1H")
              .orElse(Duration.ofHours(1)),
          node.path("private").asBoolean());
    }

    private String text(String name) {
      return node.path(name).asText("");
    }

    void fault(String name, String expected) {
      faults.add(where + ": " + name + ": expected " + expected);
    }

    private <T> Optional<T> read(
        String name, Function<String, Optional<T>> parse, String expected) {
      Optional<String> given = Optional.of(text(name)).filter(text -> !text.isEmpty());
      Optional<T> value = given.flatMap(parse);
      if (given.isPresent() && value.isEmpty()) {
        fault(name, expected);
      }
      return value;
    }

    private URI url() {
      try {
        URI url = new URI(text("url"));
        if (Hook.isSafe(url)) {
          return url;
        }
      } catch (URISyntaxException e) {
        fault("url", "an address, got " + e.getMessage());
        return URI.create("");
      }
      fault("url", "https://…, or http:// to this machine by its number, without a password");
      return URI.create("");
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
