package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** News for feed readers (RFC 4287, JSON Feed 1.1). */
class FeedTest extends Served {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | sau.example: Бұғатталған болуы мүмкін — қосымша тексеру қажет
          ru | sau.example: Возможно, заблокирован — нужно больше проверок
          en | sau.example: Possibly blocked, more tests needed
          """)
  void atom_hasWhatRfc4287Demands(String lang, String title) throws Exception {
    submit(true, 64501);
    HttpResponse<String> answer = http.get("/feed.atom?lang=" + lang);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/atom+xml");
    Element feed = xml(answer.body()).getDocumentElement();
    assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(feed.getAttribute("xml:lang")).isEqualTo(lang);
    assertThat(one(feed, "author")).isNotNull();
    assertThat(link(feed, "self")).isEqualTo("https://burkit.example/feed.atom?lang=" + lang);
    Element entry = one(feed, "entry");
    for (Element element : List.of(feed, entry)) {
      assertThat(text(element, "id")).startsWith("urn:uuid:");
      assertThat(text(element, "title")).isNotBlank();
      assertThat(Instant.parse(text(element, "updated"))).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }
    assertThat(text(entry, "title")).isEqualTo(title);
    assertThat(link(entry, "alternate"))
        .isEqualTo("https://burkit.example" + incident() + "?lang=" + lang);
  }

  @Test
  void endOfABlock_isANewEntry_andTheOthersStay() throws Exception {
    submit(true, 64501);
    List<String> before = ids("/feed.json?lang=en");
    now = NOON.plus(Duration.ofHours(9));
    for (int hour = 1; hour < 8; hour++) {
      for (String probe : THREE) {
        http.postJson(
            "/api/v1/measurements",
            Samples.accessible(probe, 64501, NOON.plus(Duration.ofHours(hour))));
      }
    }
    http.awaitAllIsWell();
    JsonNode items = http.json("/feed.json?lang=en").path("items");
    assertThat(items.get(0).path("title").asText()).isEqualTo("No longer seen: sau.example");
    assertThat(items.get(0).path("date_published").asText()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(ids("/feed.json?lang=en")).hasSize(2).containsAll(before);
    assertThat(ids("/feed.json?lang=kk")).isEqualTo(ids("/feed.json?lang=en"));
  }

  @Test
  void jsonFeed_saysTheSame_andFiltersNarrowIt() throws Exception {
    submit(true, 64501);
    JsonNode feed = http.json("/feed.json?lang=ru&domain=sau.example&cc=KZ&asn=AS64501");
    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.path("language").asText()).isEqualTo("ru");
    assertThat(feed.path("feed_url").asText())
        .isEqualTo("https://burkit.example/feed.json?asn=AS64501&cc=KZ&domain=sau.example&lang=ru");
    JsonNode item = feed.path("items").get(0);
    assertThat(item.path("content_text").asText())
        .contains("sau.example не открывался при проверках.");
    assertThat(item.path("tags").get(0).asText()).isEqualTo("possible");
    assertThat(ids("/feed.json?service=facebook")).isEmpty();
    assertThat(ids("/feed.json?cc=KG")).isEmpty();
    assertThat(xml(http.get("/feed.atom?cc=KG").body()).getElementsByTagNameNS(ATOM, "entry"))
        .matches(entries -> entries.getLength() == 0);
    assertThat(http.get("/feed.json?contry=KG").statusCode()).isEqualTo(400);
    assertThat(http.get("/feed.atom?cc=Kyrgyzstan").statusCode()).isEqualTo(400);
  }

  @Test
  void whatAReaderHas_isNotSentAgain_andPagesNameTheFeeds() throws Exception {
    submit(true, 64501);
    String tag = http.get("/feed.atom?lang=kk").headers().firstValue("etag").orElseThrow();
    assertThat(http.get("/feed.atom?lang=kk", "if-none-match", tag).statusCode()).isEqualTo(304);
    assertThat(http.get("/?lang=kk").body())
        .contains(
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom?lang=kk\">",
            "<link rel=\"alternate\" type=\"application/feed+json\" href=\"/feed.json?lang=kk\">");
  }

  private List<String> ids(String path) throws Exception {
    List<String> ids = new ArrayList<>();
    http.json(path).path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private static Document xml(String text) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Element one(Element of, String name) {
    NodeList found = of.getElementsByTagNameNS(ATOM, name);
    assertThat(found.getLength()).as(name).isPositive();
    return (Element) found.item(0);
  }

  private static String text(Element of, String name) {
    return one(of, name).getTextContent();
  }

  private static String link(Element of, String rel) {
    NodeList links = of.getElementsByTagNameNS(ATOM, "link");
    for (int i = 0; i < links.getLength(); i++) {
      Element link = (Element) links.item(i);
      if (link.getParentNode() == of && link.getAttribute("rel").equals(rel)) {
        return link.getAttribute("href");
      }
    }
    throw new AssertionError("no link " + rel);
  }

  private String incident() throws Exception {
    return "/i/" + http.json("/api/v1/incidents").at("/incidents/0/id").asText();
  }
}
