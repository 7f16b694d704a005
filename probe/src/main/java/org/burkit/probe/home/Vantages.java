package org.burkit.probe.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Vantage;

/**
 * Remembers which network a place belonged to, for the days on which the collector cannot be asked:
 * just then it matters. Of the place only an HMAC is kept. One thread.
 */
public final class Vantages {
  /** People move, and routers with them. */
  private static final Duration GOOD_FOR = Duration.ofDays(31);

  /** Nobody measures from more places; whoever does begins anew. */
  private static final int MOST = 32;

  private static final JsonMapper JSON = new JsonMapper();

  private final Home home;
  private final DeviceSecret secret;

  public Vantages(Home home, DeviceSecret secret) {
    this.home = home;
    this.secret = secret;
  }

  /** Remembers what was just said of a place. */
  public void remember(String place, Vantage vantage, Instant now) throws IOException {
    ObjectNode known = read();
    ObjectNode all = known.size() >= MOST ? JSON.createObjectNode() : known;
    ObjectNode entry = all.putObject(key(place));
    entry.put("cc", vantage.cc().toString());
    entry.put("asn", vantage.asn().toString());
    vantage.networkName().ifPresent(name -> entry.put("name", name));
    entry.put("at", now.toString());
    PrivateFile.write(home.vantages(), JSON.writeValueAsBytes(all));
  }

  /** What was last said of a place, where that is not long ago. */
  public Optional<Vantage> of(String place, Instant now) throws IOException {
    JsonNode entry = read().path(key(place));
    Optional<CountryCode> cc = CountryCode.parse(entry.path("cc").asText(""));
    Optional<Asn> asn = Asn.parse(entry.path("asn").asText(""));
    return cc.isPresent() && asn.isPresent() && isFresh(entry.path("at").asText(""), now)
        ? Optional.of(
            new Vantage(
                cc.get(),
                asn.get(),
                Optional.ofNullable(entry.path("name").textValue()),
                Optional.empty()))
        : Optional.empty();
  }

  private static boolean isFresh(String at, Instant now) {
    try {
      Duration age = Duration.between(Instant.parse(at), now);
      return !age.isNegative() && age.compareTo(GOOD_FOR) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private String key(String place) {
    return secret.pseudonym("place " + place, Instant.EPOCH);
  }

  private ObjectNode read() throws IOException {
    try {
      return Files.exists(home.vantages())
              && JSON.readTree(
                      new String(Files.readAllBytes(home.vantages()), StandardCharsets.UTF_8))
                  instanceof ObjectNode known
          ? known
          : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
