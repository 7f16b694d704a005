package org.burkit.probe.page;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What makes a door the same one again after its process has begun anew: who was in stays in.
 * Nobody else may see it.
 *
 * @param port of the page
 * @param path below which all pages lie, no slash at its end
 * @param session what the browser shows
 * @param form what every form carries
 * @param key what opens next, once
 */
public record Keys(int port, String path, String session, String form, String key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LAST_PORT = 65_535;

  static Keys fresh(int port) {
    return new Keys(port, "/" + random(), random(), random(), random());
  }

  static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  Keys withKey(String other) {
    return new Keys(port, path, session, form, other);
  }

  /** Lines of text. */
  public String text() {
    return String.join("\n", String.valueOf(port), path, session, form, key);
  }

  /** Empty where the text is none of ours. */
  public static Optional<Keys> parse(String text) {
    List<String> lines = text.lines().toList();
    boolean whole =
        lines.size() == 5
            && lines.get(0).matches("\\d{1,5}")
            && lines.get(1).matches("/[0-9a-f]{32}")
            && lines.stream().skip(2).allMatch(line -> line.matches("[0-9a-f]{32}"));
    return whole && Integer.parseInt(lines.get(0)) <= LAST_PORT
        ? Optional.of(
            new Keys(
                Integer.parseInt(lines.get(0)),
                lines.get(1),
                lines.get(2),
                lines.get(3),
                lines.get(4)))
        : Optional.empty();
  }
}
