package org.burkit.probe.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;
import org.burkit.probe.plan.Mode;

/**
 * How the volunteer wants the background probe to behave; kept in the home.
 *
 * @param uploads false where nothing that is measured may be kept or sent
 * @param megabytes most of a month's data, at least 1
 * @param quiet the part of the day in which nothing is measured
 * @param onMetered whether to measure on lines that are paid by volume
 * @param pausedUntil {@link #FOR_EVER} until it is resumed by hand
 */
public record Settings(
    Mode mode,
    boolean uploads,
    int megabytes,
    Optional<Quiet> quiet,
    boolean onMetered,
    Optional<Instant> pausedUntil) {
  /** What nobody has changed yet. */
  public static final Settings USUAL =
      new Settings(Mode.CAREFUL, true, 100, Optional.empty(), false, Optional.empty());

  /** No pause is longer. */
  public static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

  public static final int MOST_MEGABYTES = 100_000;

  private static final JsonMapper JSON = new JsonMapper();

  public Settings {
    if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
      throw new IllegalArgumentException("megabytes: expected 1 to 100000, got " + megabytes);
    }
  }

  /**
   * A part of every day by the wall clock; over midnight where it ends before it begins.
   *
   * @param from the first moment
   * @param to the first moment after it
   */
  public record Quiet(LocalTime from, LocalTime to) {
    boolean holds(LocalTime time) {
      boolean after = !time.isBefore(from);
      boolean before = time.isBefore(to);
      return from.isBefore(to) ? after && before : after || before;
    }
  }

  public Settings paused(Optional<Instant> until) {
    return new Settings(mode, uploads, megabytes, quiet, onMetered, until);
  }

  /**
   * The settings of a home; the usual where there are none. What cannot be read of them is the most
   * careful: nothing is sent.
   */
  public static Settings of(Home home) throws IOException {
    if (!Files.exists(home.settings())) {
      return USUAL;
    }
    try {
      return read(
          JSON.readTree(new String(Files.readAllBytes(home.settings()), StandardCharsets.UTF_8)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException
        | IllegalArgumentException
        | DateTimeParseException e) {
      return new Settings(Mode.CAREFUL, false, 1, Optional.empty(), false, Optional.of(FOR_EVER));
    }
  }

  private static Settings read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("expected an object of settings");
    }
    String from = json.path("quiet_from").asText("");
    String to = json.path("quiet_to").asText("");
    return new Settings(
        Mode.valueOf(json.path("mode").asText("careful").toUpperCase(Locale.ROOT)),
        json.path("uploads").asBoolean(true),
        json.path("megabytes").asInt(USUAL.megabytes()),
        from.isEmpty() || from.equals(to)
            ? Optional.empty()
            : Optional.of(new Quiet(LocalTime.parse(from), LocalTime.parse(to))),
        json.path("on_metered").asBoolean(false),
        Optional.ofNullable(json.path("paused_until").textValue()).map(Instant::parse));
  }

  /** Keeps them. */
  public void keep(Home home) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("mode", mode.name().toLowerCase(Locale.ROOT));
    json.put("uploads", uploads);
    json.put("megabytes", megabytes);
    quiet.ifPresent(
        q -> json.put("quiet_from", q.from().toString()).put("quiet_to", q.to().toString()));
    json.put("on_metered", onMetered);
    pausedUntil.ifPresent(until -> json.put("paused_until", until.toString()));
    PrivateFile.write(home.settings(), JSON.writeValueAsBytes(json));
  }
}
