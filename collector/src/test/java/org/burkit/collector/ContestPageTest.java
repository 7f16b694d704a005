package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.burkit.collector.editor.Editors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How readers say that an incident is wrong. */
class ContestPageTest extends Served {
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([0-9a-f]{32})\"");
  private static final String READER = "203.0.113.7";

  private String contest;

  @BeforeEach
  void submit() throws Exception {
    submit(true, 64501);
    contest = "/i/" + http.json("/api/v1/incidents").at("/incidents/0/id").asText() + "/contest";
  }

  private String ticket(String reader) throws Exception {
    var found = TICKET.matcher(http.get(contest, "x-forwarded-for", reader).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> send(String text, String ticket, String reader) throws Exception {
    String form = "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&ticket=" + ticket;
    return http.post(
        contest + "?lang=en",
        form.getBytes(StandardCharsets.UTF_8),
        "content-type",
        "application/x-www-form-urlencoded",
        "x-forwarded-for",
        reader);
  }

  private String contests() throws Exception {
    http.awaitAllIsWell();
    String token = new Editors(DataDirectory.editors(data)).add("aigul");
    return http.get("/api/v1/editor/contests", "authorization", "Bearer " + token).body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Мұнда не дұрыс емес? | Рақмет, жазылды.
          ru | Что здесь не так?    | Спасибо, записано.
          en | What is wrong here?  | Thank you, it is written down.
          """)
  void page_asks_andThanks(String lang, String heading, String thanks) throws Exception {
    HttpResponse<String> form = http.get(contest + "?lang=" + lang);
    assertThat(form.body())
        .contains("<h1>" + heading + "</h1>", "<form action=\"" + contest, "method=\"post\"")
        .contains("href=\"mailto:press@zheli.example\"", ": Ashyq Zheli")
        .doesNotContain("set-cookie");
    assertThat(form.headers().firstValue("cache-control")).contains("no-store");
    assertThat(http.get(contest + "?sent=1&lang=" + lang).body())
        .contains(thanks)
        .doesNotContain("<form");
    assertThat(http.get(contest.replace("/contest", "?lang=" + lang)).body())
        .contains("href=\"" + contest + "?lang=" + lang + "\"");
  }

  @Test
  void whatAReaderSays_isForEditorsOnly_andSaysNothingOfTheReader() throws Exception {
    HttpResponse<String> answer = send("It opens for me.\r\n<b>Бас</b>", ticket(READER), READER);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).contains(contest + "?lang=en&sent=1");
    assertThat(contests())
        .contains("It opens for me.", "<b>Бас</b>", "\"by\":\"\"")
        .doesNotContain("203.0.113");
    for (String path :
        new String[] {
          contest.replace("/contest", ""),
          contest.replace("/i/", "/api/v1/incidents/").replace("/contest", ""),
          "/feed.atom",
          "/"
        }) {
      assertThat(http.get(path).body()).doesNotContain("It opens for me");
    }
  }

  @Test
  void formOfAnotherNetworkOrIncident_isNotTaken_andTheTextStays() throws Exception {
    String mine = ticket(READER);
    for (String strange : new String[] {"", "0".repeat(32), mine}) {
      HttpResponse<String> answer = send("<i>It opens", strange, "198.51.100.9");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body())
          .contains("This page is too old", ">&lt;i&gt;It opens</textarea>")
          .doesNotContain("<i>");
    }
    assertThat(send("It opens", mine, "203.0.113.200").statusCode()).isEqualTo(303);
    assertThat(contests()).contains("It opens").doesNotContain("<i>");
  }

  @Test
  void textThatIsNone_isNotTaken() throws Exception {
    String ticket = ticket(READER);
    for (String text : new String[] {"", " \n", "a".repeat(2001), "a\0b", "a\u202eb"}) {
      assertThat(send(text, ticket, READER).statusCode()).isEqualTo(400);
    }
    assertThat(send("қ".repeat(2000), ticket, READER).statusCode()).isEqualTo(303);
    assertThat(send("a".repeat(30_000), ticket, READER).statusCode()).isEqualTo(413);
  }

  @Test
  void floodFromOneNetwork_leavesRoomForOthers() throws Exception {
    String ticket = ticket(READER);
    for (int i = 0; i < 5; i++) {
      assertThat(send("It opens " + i, ticket, READER).statusCode()).isEqualTo(303);
    }
    assertThat(send("It opens 6", ticket, "203.0.113.8").statusCode()).isEqualTo(429);
    assertThat(send("Here, too", ticket("198.51.100.9"), "198.51.100.9").statusCode())
        .isEqualTo(303);
    now = now.plusSeconds(3600);
    assertThat(send("It opens 7", ticket, READER).statusCode()).isEqualTo(303);
  }

  @Test
  void ofNoIncident_nothingIsContested() throws Exception {
    contest = "/i/KZ-00000000-0/contest";
    assertThat(http.get(contest).statusCode()).isEqualTo(404);
    assertThat(send("It opens", "0".repeat(32), READER).statusCode()).isEqualTo(404);
  }
}
