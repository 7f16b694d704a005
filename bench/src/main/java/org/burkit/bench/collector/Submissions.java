package org.burkit.bench.collector;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Measurements of about two kilobytes, no two alike. Any thread. */
public final class Submissions {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HOST = "sau.example";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Before and after the pseudonym of the probe. */
  private final String[] parts;

  public Submissions(Instant time) {
    ObjectNode measurement = template(time);
    measurement.put("x_probe_id", "#");
    this.parts = measurement.toString().split("\"#\"", 2);
  }

  /** The page opened. */
  public byte[] accessible(long number) {
    return (parts[0] + "\"%032x\"".formatted(number) + parts[1]).getBytes(StandardCharsets.UTF_8);
  }

  /** So many that opened, as lines. */
  byte[] lines(long from, int count) {
    var out = new ByteArrayOutputStream();
    for (long n = from; n < from + count; n++) {
      out.writeBytes(accessible(n));
      out.write('\n');
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The handshake for a host was met with silence twice, while the control got through. */
  public static byte[] blocked(String host, long probe, Instant time) {
    ObjectNode node = template(time);
    node.put("x_probe_id", "%032x".formatted(probe));
    ObjectNode keys = (ObjectNode) node.get("test_keys");
    ObjectNode handshake = (ObjectNode) keys.get("tls_handshakes").get(0);
    handshake.put("failure", "generic_timeout_error");
    handshake.put("tls_version", "").put("cipher_suite", "").put("negotiated_protocol", "");
    ((ArrayNode) handshake.get("peer_certificates")).removeAll();
    ((ArrayNode) keys.get("tls_handshakes")).add(handshake.deepCopy());
    ((ArrayNode) keys.get("requests")).removeAll();
    return node.toString().replace(HOST, host).getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode template(Instant time) {
    String file = "accessible.json";
    try (InputStream in =
        Objects.requireNonNull(Submissions.class.getResourceAsStream(file), file)) {
      ObjectNode node = (ObjectNode) JSON.readTree(in);
      Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
      return node.put("measurement_start_time", TIME.format(whole.atOffset(ZoneOffset.UTC)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
