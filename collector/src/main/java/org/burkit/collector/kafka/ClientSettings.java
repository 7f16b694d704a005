package org.burkit.collector.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How the brokers are spoken to: encrypted or not, and as whom. Its text has no values, since some
 * are passwords.
 *
 * @param values by the names of Kafka's own settings for clients
 */
public record ClientSettings(Map<String, String> values) {
  /** In clear, as nobody in particular. */
  public static final ClientSettings PLAIN = new ClientSettings(Map.of());

  /** All other settings are ours: some of them are why nothing is lost. */
  private static final Pattern ALLOWED = Pattern.compile("(security|ssl|sasl)\\.[a-z0-9._-]+");

  /**
   * Takes only what says how to speak.
   *
   * @throws IllegalArgumentException whose message names a setting that is none
   */
  public ClientSettings {
    values = Map.copyOf(values);
    for (String name : new TreeMap<>(values).keySet()) {
      if (!ALLOWED.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "expected settings that begin with security., ssl. or sasl., got " + name);
      }
    }
  }

  /**
   * Reads a file of properties, such as Kafka's own programs take.
   *
   * @throws IOException where it cannot be read
   * @throws IllegalArgumentException as the constructor
   */
  public static ClientSettings read(Path file) throws IOException {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(text);
    }
    var values = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n)));
    return new ClientSettings(values);
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).keySet().toString();
  }
}
