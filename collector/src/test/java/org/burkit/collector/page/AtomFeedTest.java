package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomFeedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "]]>&<!--",
        "a\u0000b\u0001",
        "\uFFFF",
        "\uD83E",
        "🦅\u202e"
      })
  void whateverANameIs_theFeedStaysWellFormed(String name) throws Exception {
    Instant now = Instant.parse("2026-11-24T07:00:00Z");
    var entry = new Feed.Entry("urn:uuid:1", name, name, "/i/1?a=" + name, now, "likely");
    var feed = new Feed(name, Language.EN, "/feed.atom?" + name, "/", now, List.of(entry));
    byte[] xml = AtomFeed.write(feed).getBytes(StandardCharsets.UTF_8);

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));

    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
  }
}
