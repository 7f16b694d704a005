package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.burkit.collector.editor.Editors;
import org.burkit.collector.journal.Inspection;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What editors say of an incident, and where it shows. */
class EditorTest extends Served {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REASON =
      """
      "text": {"kk": "Сайт өзі <b>өшірілген</b>.", "ru": "Сайт выключен.", "en": "It was & is off."}
      """;

  private String token;
  private String id;

  @BeforeEach
  void submitAndAppoint() throws Exception {
    submit(true, 64501);
    id = http.json("/api/v1/incidents").at("/incidents/0/id").asText();
    token = new Editors(DataDirectory.editors(data)).add("aigul");
  }

  private HttpResponse<String> say(String kind, String rest, String bearer) throws Exception {
    String act = "{\"incident\": \"%s\", \"kind\": \"%s\", %s}".formatted(id, kind, rest);
    return http.post(
        "/api/v1/editor/acts",
        act.getBytes(StandardCharsets.UTF_8),
        "content-type",
        "application/json",
        "authorization",
        "Bearer " + bearer);
  }

  private void said(String kind, String rest) throws Exception {
    assertThat(say(kind, rest, token).statusCode()).isEqualTo(200);
    http.awaitAllIsWell();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Қайтарып алынды | Бұл оқиға қайтарып алынды | Сайт өзі &lt;b&gt;өшірілген&lt;/b&gt;.
          ru | Отозвано        | Этот инцидент отозван     | Сайт выключен.
          en | Retracted       | This incident is retracted | It was &amp; is off.
          """)
  void retraction_showsEverywhere_inEachLanguage(
      String lang, String word, String banner, String reason) throws Exception {
    said("retraction", REASON);
    String page = http.get("/i/" + id + "?lang=" + lang).body();
    assertThat(page)
        .contains("og:title\" content=\"sau.example: " + word)
        .containsSubsequence(
            "<a class=\"grade retracted\"",
            "<h3>" + banner + "</h3>",
            "<p>" + reason + "</p>",
            "<details>")
        .doesNotContain("aigul");
    assertThat(http.get("/?lang=" + lang).body()).contains("grade retracted\">" + word);
    assertThat(http.get("/i/" + id + "/share?lang=" + lang).body()).contains(word + ".");
    assertThat(http.get("/feed.atom?lang=" + lang).body())
        .contains(word + ": sau.example", "term=\"retracted\"", reason)
        .doesNotContain("term=\"possible\"", "term=\"likely\"", "term=\"confirmed\"");
    assertThat(http.get("/check?u=sau.example&lang=en").body())
        .doesNotContain("Probably blocked: sau.example", "Possibly blocked");
    assertThat(http.get("/d/sau.example?lang=en").body()).contains("No incident is open here.");
  }

  @Test
  void retraction_isNoOpenIncidentToPrograms_andWithoutTheNameOfTheEditor() throws Exception {
    assertThat(http.json("/api/v1/incidents?state=open").path("incidents")).hasSize(1);
    byte[] before = http.get("/i/" + id + "/card.png?lang=en").body().getBytes("UTF-8");
    said("retraction", REASON);
    assertThat(http.json("/api/v1/incidents?state=open").path("incidents")).isEmpty();
    JsonNode listed = http.json("/api/v1/incidents").at("/incidents/0");
    assertThat(listed.path("state").asText()).isEqualTo("retracted");
    assertThat(listed.path("retracted").asBoolean()).isTrue();
    JsonNode act = http.json("/api/v1/incidents/" + id).at("/acts/0");
    assertThat(act.path("kind").asText()).isEqualTo("retraction");
    assertThat(act.at("/text/ru").asText()).isEqualTo("Сайт выключен.");
    assertThat(act.has("by")).isFalse();
    assertThat(http.get("/i/" + id + "/card.png?lang=en").body().getBytes("UTF-8"))
        .isNotEqualTo(before);
  }

  @Test
  void retractionThatIsTakenBack_leavesTheIncidentOpen_andBothAreToBeRead() throws Exception {
    said("retraction", REASON);
    said("restoration", REASON.replace("off", "on"));
    assertThat(http.json("/api/v1/incidents?state=open").path("incidents")).hasSize(1);
    assertThat(http.get("/i/" + id + "?lang=en").body())
        .containsSubsequence("The incident stands again", "This incident is retracted")
        .doesNotContain("class=\"grade retracted\"");
  }

  @Test
  void orderEventNoteAndCorrection_standOnThePage() throws Exception {
    said(
        "order",
        "\"number\": \"12<3\", \"authority\": \"A & B\", \"date\": \"2026-11-23\","
            + " \"link\": \"https://a.example/?x=1&y='\"");
    said("event", "\"date\": \"2026-11-22\", " + REASON);
    said("note", REASON);
    said("correction", REASON);
    assertThat(http.get("/i/" + id + "?lang=en").body())
        .containsSubsequence("<h3>Correction</h3>", "It was &amp; is off.")
        .containsSubsequence(
            "<h2>Documents and events</h2>",
            "No. 12&lt;3 (23 November 2026). Given by: A &amp; B.",
            "href=\"https://a.example/?x=1&amp;y=&#39;\"",
            "22 November 2026: It was &amp; is off.",
            "<h3>Note</h3>");
    assertThat(http.get("/feed.json?lang=en").body()).contains("Corrected: sau.example");
  }

  @Test
  void acts_areTheSameAfterARestartAndARebuild_andTheJournalIsWhole() throws Exception {
    http.versions(id, 1);
    said("retraction", REASON);
    http.versions(id, 2);
    said("note", REASON);
    http.versions(id, 3);
    String page = http.get("/i/" + id + "?lang=ru").body();
    String api = http.get("/api/v1/incidents/" + id).body();
    stop();
    assertThat(Inspection.of(DataDirectory.journal(data), _ -> {}))
        .allSatisfy(finding -> assertThat(finding.faults()).isEmpty());
    assertThat(Main.run("collector", "rebuild", "--data", data.toString())).isZero();
    server = CollectorServer.start(TestSettings.in(data), NetworkLookup.none(), () -> now);
    http = new Http(server.port());
    http.awaitAllIsWell();
    assertThat(http.get("/i/" + id + "?lang=ru").body()).isEqualTo(page);
    assertThat(http.get("/api/v1/incidents/" + id).body()).isEqualTo(api);
  }

  @Test
  void mergedIncident_standsWithTheOther_andAloneAgainWhenItIsTakenBack() throws Exception {
    String other = anotherIncident();
    String into = "\"into\": \"" + other + "\", " + REASON;
    assertThat(say("merge", "\"into\": \"KZ-00000000-0\", " + REASON, token).statusCode())
        .isEqualTo(404);
    assertThat(say("merge", "\"into\": \"" + id + "\", " + REASON, token).statusCode())
        .isEqualTo(409);
    assertThat(http.get("/?lang=en").body()).contains("<h2><a href=\"/i/" + id);
    said("merge", into);
    assertThat(http.json("/api/v1/incidents/" + id).path("merged_into").asText()).isEqualTo(other);
    assertThat(http.json("/api/v1/incidents/" + other).at("/parts/0").asText()).isEqualTo(id);
    assertThat(http.get("/i/" + id + "?lang=en").body())
        .containsSubsequence(
            "Part of: ", "<h3>This incident is part of another</h3>", "href=\"/i/" + other);
    assertThat(http.get("/?lang=en").body())
        .contains("With it belongs: sau.example (" + id + ")")
        .doesNotContain("<h2><a href=\"/i/" + id);
    assertThat(http.get("/feed.atom?lang=ru").body()).containsOnlyOnce("term=\"merged\"");
    String first = id;
    id = other;
    assertThat(say("merge", "\"into\": \"" + first + "\", " + REASON, token).statusCode())
        .isEqualTo(409);
    id = first;
    said("split", REASON);
    assertThat(http.json("/api/v1/incidents/" + id).path("merged_into").isNull()).isTrue();
    assertThat(http.get("/?lang=en").body())
        .contains("<h2><a href=\"/i/" + id)
        .doesNotContain("With it belongs");
    assertThat(http.get("/feed.atom?lang=ru").body()).doesNotContain("term=\"merged\"");
  }

  /** Of the same site, in another country. */
  private String anotherIncident() throws Exception {
    for (int i = 0; i < 3; i++) {
      ObjectNode node = (ObjectNode) JSON.readTree(Samples.blocked("k" + i, 64502, now));
      http.postJson("/api/v1/measurements", JSON.writeValueAsBytes(node.put("probe_cc", "KG")));
    }
    http.awaitAllIsWell();
    return http.json("/api/v1/incidents?cc=KG").at("/incidents/0/id").asText();
  }

  @Test
  void whoHasNoToken_orOneThatWasTakenBack_saysNothing() throws Exception {
    assertThat(say("retraction", REASON, "0".repeat(64)).statusCode()).isEqualTo(401);
    assertThat(http.get("/api/v1/editor/contests").statusCode()).isEqualTo(401);
    assertThat(http.get("/api/v1/editor/acts", "authorization", "Basic x").statusCode())
        .isEqualTo(401);
    assertThat(new Editors(DataDirectory.editors(data)).remove("aigul")).isTrue();
    assertThat(say("retraction", REASON, token).statusCode()).isEqualTo(401);
    assertThat(http.json("/api/v1/incidents/" + id).path("acts")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          retraction | "text": {"kk": "a", "ru": "b", "en": " "} | 400 | en: expected 1 to 2000
          order | "number": "1", "authority": "a", "date": "2026-11-23", "link": "javascript:alert(1)" | 400 | link: expected
          contest | "text": "wrong" | 400 | got contest
          note | "text": {"kk": "a", "ru": "b", "en": "c"}, "by": "daniyar" | 400 | 'by': expected nothing
          """)
  void actsThatAreNone_areToldWhy(String kind, String rest, int status, String why)
      throws Exception {
    HttpResponse<String> answer = say(kind, rest, token);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Http.json(answer).path("detail").asText()).contains(why);
  }

  @Test
  void actOnNoIncident_isNotTaken() throws Exception {
    id = "KZ-00000000-0";
    assertThat(say("note", REASON, token).statusCode()).isEqualTo(404);
  }

  @Test
  void act_isNoMeasurementToAnybody() throws Exception {
    String act = Http.json(say("note", REASON, token)).path("id").asText();
    http.awaitAllIsWell();
    assertThat(http.get("/api/v1/measurements/" + act).statusCode()).isEqualTo(404);
    assertThat(http.json("/api/v1/measurements").path("measurements")).hasSize(3);
    assertThat(
            http.json("/api/v1/editor/acts", "authorization", "Bearer " + token)
                .at("/acts/0/by")
                .asText())
        .isEqualTo("aigul");
  }

  @Test
  void commands_makeTokens_andSayThings() throws Exception {
    Path file = data.resolve("token");
    Files.writeString(file, token + "\n");
    String url = "http://127.0.0.1:" + server.port();
    List<String> to = List.of("--collector", url, "--token-file", file.toString());
    String[] retract = {
      "collector",
      "editor",
      "say",
      "retraction",
      id,
      to.get(0),
      to.get(1),
      to.get(2),
      to.get(3),
      "--kk",
      "Қате",
      "--ru",
      "Ошибка",
      "--en",
      "Wrong"
    };
    assertThat(Main.run(retract)).isZero();
    http.awaitAllIsWell();
    assertThat(http.get("/i/" + id + "?lang=kk").body()).contains("<p>Қате</p>");
    assertThat(Main.run("collector", "editor", "say", "note", id, to.get(0), url, to.get(2), "no"))
        .isEqualTo(2);
    assertThat(Main.run("collector", "editor", "token", "Not A Name", "--data", data.toString()))
        .isEqualTo(2);
    assertThat(Main.run("collector", "editor", "revoke", "nobody", "--data", data.toString()))
        .isEqualTo(1);
    assertThat(Files.getPosixFilePermissions(DataDirectory.editors(data)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(DataDirectory.editors(data))).doesNotContain(token);
  }
}
