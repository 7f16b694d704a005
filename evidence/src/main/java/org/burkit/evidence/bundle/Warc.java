package org.burkit.evidence.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.burkit.model.HttpHeader;
import org.burkit.model.HttpResponse;
import org.burkit.model.Sha256;

/**
 * Writes what servers answered as WARC 1.1 (ISO 28500), each page once. Strangers wrote addresses,
 * headers and bodies: none of them can end its line or its record. One thread.
 */
final class Warc {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]{1,2000}");
  private static final int LONGEST_VALUE = 4_000;

  /** These would say of the body what is no longer so once it was decoded or cut. */
  private static final Set<String> OF_THE_WIRE =
      Set.of("content-length", "content-encoding", "transfer-encoding");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Set<String> written = new HashSet<>();

  /** About the file; before any page. */
  void info(String name, Instant made) {
    byte[] fields =
        ("software: Burkit\r\nformat: WARC File Format 1.1\r\nisPartOf: " + name + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    record(
        "Type: warcinfo\r\nWARC-Filename: blockpages.warc\r\nContent-Type: application/warc-fields",
        made,
        fields);
  }

  /**
   * A page that came from an address; nothing where the address is none, or there is no page.
   *
   * @param hour in which it was seen
   */
  void page(String url, HttpResponse response, Instant hour) {
    Optional<String> page = response.body().or(response::excerpt).filter(text -> !text.isEmpty());
    if (page.isEmpty() || !ADDRESS.matcher(url).matches()) {
      return;
    }
    byte[] payload = page.get().getBytes(StandardCharsets.UTF_8);
    byte[] http = http(response, payload);
    String digest = "sha256:" + Sha256.hex(payload);
    if (written.add(url + " " + Sha256.hex(http))) {
      record(
          "Type: response\r\nWARC-Target-URI: "
              + url
              + "\r\nWARC-Payload-Digest: "
              + digest
              + (isCut(response) ? "\r\nWARC-Truncated: unspecified" : "")
              + "\r\nContent-Type: application/http;msgtype=response",
          hour,
          http);
    }
  }

  /** Our probe keeps the beginning of a page alone. */
  private static boolean isCut(HttpResponse response) {
    return response.body().isEmpty() || response.truncated();
  }

  private static byte[] http(HttpResponse response, byte[] payload) {
    var head = new StringBuilder("HTTP/1.1 ");
    head.append(Math.clamp(response.code(), 100, 999)).append(" \r\n");
    for (HttpHeader header : response.headers()) {
      boolean kept = !OF_THE_WIRE.contains(header.name().toLowerCase(Locale.ROOT));
      if (kept && NAME.matcher(header.name()).matches()) {
        head.append(header.name()).append(": ").append(value(header.value())).append("\r\n");
      }
    }
    head.append("Content-Length: ").append(payload.length).append("\r\n\r\n");
    var http = new ByteArrayOutputStream();
    http.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    http.writeBytes(payload);
    return http.toByteArray();
  }

  private static String value(String text) {
    String cut = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    return cut.replaceAll("\\p{Cntrl}", " ");
  }

  private void record(String fields, Instant time, byte[] block) {
    String digest = Sha256.hex(block);
    UUID id =
        UUID.nameUUIDFromBytes((digest + " " + out.size()).getBytes(StandardCharsets.US_ASCII));
    String head =
        "WARC/1.1\r\nWARC-"
            + fields
            + "\r\nWARC-Record-ID: <urn:uuid:"
            + id
            + ">\r\nWARC-Date: "
            + time.truncatedTo(ChronoUnit.SECONDS)
            + "\r\nWARC-Block-Digest: sha256:"
            + digest
            + "\r\nContent-Length: "
            + block.length
            + "\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(block);
    out.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Empty where no page was written. */
  Optional<byte[]> file() {
    return written.isEmpty() ? Optional.empty() : Optional.of(out.toByteArray());
  }
}
