package org.burkit.bench.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.burkit.bench.collector.Running;
import org.burkit.bench.collector.Submissions;
import org.burkit.bench.world.Place;

/**
 * Who wants no good: torn and bottomless JSON, a bomb, a date to come, and a flood from one address
 * of lies under ever new names. One thread.
 */
final class Strangers {
  /** Each in a prefix of its own, since a prefix that floods is not heard at all for a while. */
  private static final String RUBBISH_FROM = "198.51.100.5";

  private static final String FLOOD_FROM = "203.0.113.66";
  private static final int FLOOD = 100;

  private final Doors doors;
  private final Place place;
  private final Map<String, Integer> unexpected = new TreeMap<>();
  private long floodTaken;
  private long refused;
  private long lies;

  /** Strangers at these doors, who say that they are in that place. */
  Strangers(Doors doors, Place place) {
    this.doors = doors;
    this.place = place;
  }

  /** All of it once, at each door. */
  void come(Instant now) throws IOException, InterruptedException {
    for (Running door : doors.open()) {
      expect(400, "torn JSON", door, "application/json", "", utf8("{\"measurement_start_time\":"));
      expect(
          400, "no JSON at all", door, "application/json", "", utf8("<script>alert(1)</script>"));
      expect(400, "bottomless JSON", door, "application/json", "", utf8("[".repeat(100_000)));
      expect(400, "nothing", door, "application/json", "", new byte[0]);
      expect(415, "another type", door, "text/html", "", utf8("<p>"));
      expect(400, "no gzip", door, "application/json", "gzip", utf8("{}"));
      expect(413, "a bomb", door, "application/json", "gzip", bomb());
      byte[] tomorrow = new Submissions(now.plus(Duration.ofDays(9))).accessible(1);
      expect(400, "a date to come", door, "application/json", "", tomorrow);
      flood(door, now);
    }
  }

  private void expect(
      int status, String what, Running door, String type, String encoding, byte[] body)
      throws IOException, InterruptedException {
    int came = send(door, RUBBISH_FROM, type, encoding, body).statusCode();
    if (came == status) {
      refused++;
    } else {
      unexpected.merge(what + ": expected " + status + ", got " + came, 1, Integer::sum);
    }
  }

  private void flood(Running door, Instant now) throws IOException, InterruptedException {
    for (int i = 0; i < FLOOD; i++) {
      HttpResponse<byte[]> answer = send(door, FLOOD_FROM, "application/json", "", lie(now));
      switch (answer.statusCode()) {
        case 200 -> {
          doors.count(answer.body());
          floodTaken++;
        }
        case 429 -> refused++;
        default -> unexpected.merge("flood: got " + answer.statusCode(), 1, Integer::sum);
      }
    }
  }

  /** That an innocent site is blocked where many honest homes are. */
  private byte[] lie(Instant now) {
    byte[] lie = Submissions.blocked("altau.example", (1L << 40) + lies++, now);
    String said = new String(lie, StandardCharsets.UTF_8);
    return utf8(
        said.replaceAll("\"probe_cc\":\"\\w+\"", "\"probe_cc\":\"" + place.cc() + "\"")
            .replaceAll("\"probe_asn\":\"\\w+\"", "\"probe_asn\":\"" + place.asn() + "\""));
  }

  private HttpResponse<byte[]> send(
      Running door, String address, String type, String encoding, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder post =
        Doors.post(door, address)
            .header("content-type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    HttpRequest request =
        (encoding.isEmpty() ? post : post.header("content-encoding", encoding)).build();
    return doors.ask(request);
  }

  private static byte[] bomb() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        gzip.write(nothing);
      }
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Answers that should not have been. */
  List<String> unexpected() {
    return unexpected.entrySet().stream().map(e -> e.getValue() + " times " + e.getKey()).toList();
  }

  /** Lies that were well-formed and within what one address may send: they are kept. */
  long floodTaken() {
    return floodTaken;
  }

  long refused() {
    return refused;
  }
}
