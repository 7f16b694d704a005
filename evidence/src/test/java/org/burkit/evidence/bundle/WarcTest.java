package org.burkit.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.HttpHeader;
import org.burkit.model.HttpResponse;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.Warcinfo;

class WarcTest {
  private static final Instant HOUR = Instant.parse("2026-11-24T07:00:00Z");
  private static final String PAGE = "<title>Бұғатталған</title>";

  private static HttpResponse response(List<HttpHeader> headers, String page) {
    return new HttpResponse(
        403,
        headers,
        Optional.empty(),
        page.length(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(page),
        false);
  }

  /** As somebody else's library reads it. */
  private static List<WarcRecord> read(byte[] warc) throws Exception {
    var records = new ArrayList<WarcRecord>();
    try (var reader = new WarcReader(new ByteArrayInputStream(warc))) {
      for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof WarcResponse page) {
          assertThat(page.http().status()).isEqualTo(403);
          byte[] body = page.http().body().stream().readAllBytes();
          assertThat(new String(body, StandardCharsets.UTF_8)).startsWith(PAGE);
        }
        records.add(next.get());
      }
    }
    return records;
  }

  @Test
  void page_isARecordThatOthersRead_once() throws Exception {
    var warc = new Warc();
    warc.info("KZ-3F7K9Q2A-X-v1", HOUR);
    var headers =
        List.of(new HttpHeader("Server", "censor"), new HttpHeader("Content-Length", "9"));
    warc.page("http://sau.example/", response(headers, PAGE), HOUR);
    warc.page("http://sau.example/", response(headers, PAGE), HOUR.plusSeconds(3600));
    List<WarcRecord> records = read(warc.file().orElseThrow());
    assertThat(records).hasSize(2);
    assertThat(records.getFirst()).isInstanceOf(Warcinfo.class);
    var page = (WarcResponse) records.getLast();
    assertThat(page.target()).isEqualTo("http://sau.example/");
    assertThat(page.date()).isEqualTo(HOUR);
    assertThat(page.headers().first("WARC-Truncated")).contains("unspecified");
    assertThat(page.headers().first("WARC-Payload-Digest").orElseThrow()).startsWith("sha256:");
  }

  @Test
  void strangersCannotEndALineNorARecord() throws Exception {
    String evil = "a\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n";
    var warc = new Warc();
    warc.info("KZ-3F7K9Q2A-X-v1", HOUR);
    var headers = List.of(new HttpHeader("X", evil), new HttpHeader(evil, "b"));
    warc.page("http://sau.example/", response(headers, PAGE + evil), HOUR);
    warc.page("http://sau.example/\r\nWARC-Type: x", response(headers, PAGE), HOUR);
    warc.page("file:///etc/passwd", response(List.of(), PAGE), HOUR);
    warc.page("nonsense", response(List.of(), PAGE), HOUR);
    assertThat(read(warc.file().orElseThrow())).hasSize(2);
  }

  @Test
  void withoutAPage_thereIsNoFile() {
    var warc = new Warc();
    warc.info("KZ-3F7K9Q2A-X-v1", HOUR);
    warc.page("http://sau.example/", response(List.of(), ""), HOUR);
    assertThat(warc.file()).isEmpty();
  }
}
