package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of one incident, and the tests behind it. */
class IncidentPageTest extends Served {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Не байқалды  | Кім көрді      | Қаншалықты анық және неге      | Нені білмейміз      | Не істеуге болады | сейсенбі
          ru | Что замечено | Кто это видел  | Насколько это точно и почему   | Чего мы не знаем    | Что можно сделать | вторник
          en | What was seen | Who saw it    | How sure, and why              | What we do not know | What you can do   | Tuesday
          """)
  void page_goesFromWhatWasSeenToWhatOneCanDo(
      String lang, String seen, String whom, String sure, String unknown, String act, String day)
      throws Exception {
    block(64501, THREE);
    String page = http.get(incident() + "?lang=" + lang).body();
    assertThat(page)
        .containsSubsequence(
            "<p class=\"lead\">",
            "<h2>" + seen + "</h2>",
            "<h2>" + whom + "</h2>",
            ": 3. ",
            "<h2>" + sure + "</h2>",
            "<h2>" + unknown + "</h2>",
            "<h2>" + act + "</h2>",
            "<blockquote>",
            "<details>",
            "<path class=\"blocked\" d=\"M30 16v-16h9v16z\"",
            "<td>3/3</td>",
            ">" + day + "<",
            "M120 16v-16h9v16z");
  }

  @Test
  void networksOfFewVolunteers_areOneRow_andNotNamedAmongTheTests() throws Exception {
    block(64501, THREE);
    block(64502, "p1", "p2");
    String page = http.get(incident() + "?lang=en").body();
    assertThat(page).contains("<p>Networks with few volunteers</p>", "<p>Dala (AS64501)</p>");
    assertThat(page).doesNotContain("AS64502");
    String tests = http.get(incident() + "/tests?lang=en").body();
    assertThat(tests).contains("<br>Dala (AS64501), Kazakhstan<br>").doesNotContain("AS64502");
  }

  @Test
  void testsForAndAgainst_areAllThere_byPages_theLatestFirst() throws Exception {
    now = NOON.plus(Duration.ofDays(3));
    for (int hour = 0; hour < 18; hour++) {
      Instant time = NOON.plus(Duration.ofHours(hour));
      for (String probe : THREE) {
        http.postJson("/api/v1/measurements", Samples.blocked(probe, 64501, time));
      }
    }
    Instant odd = NOON.plus(Duration.ofMinutes(90));
    http.postJson("/api/v1/measurements", Samples.accessible("p4", 64501, odd));
    http.awaitAllIsWell();
    String path = incident() + "/tests?lang=en&side=";

    String first = http.get(path + "for").body();
    assertThat(first)
        .contains("<h1>Tests that show it: 54</h1>", "page=2\">Earlier tests (page 2 of 2)");
    assertThat(rows(first)).isEqualTo(50);
    String second = http.get(path + "for&page=2").body();
    assertThat(second).contains("page=1\">Later tests");
    assertThat(rows(second)).isEqualTo(4);
    assertThat(http.get(path + "for&page=9999999").body()).isEqualTo(second);
    assertThat(http.get(path + "for&page=-1").body()).isEqualTo(first);
    String against = http.get(path + "against").body();
    assertThat(against).contains("<h1>Tests that speak against it: 1</h1>", "<b>Opens</b>");
    assertThat(rows(against)).isEqualTo(1);
  }

  @Test
  void certificateThatWasShown_isNamed_andWhatItSaysComesBackEscaped() throws Exception {
    String leaf = leaf("<script>alert(1)</script>");
    for (String probe : THREE) {
      http.postJson("/api/v1/measurements", Samples.intercepted(probe, 64501, NOON, leaf));
    }
    http.awaitAllIsWell();
    HttpResponse<String> page = http.get(incident() + "?lang=en");
    assertThat(page.body())
        .contains("Certificate that was shown", "&lt;script", "SHA-256: ")
        .doesNotContain("<script");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void testsOfNoIncident_areNotFound() throws Exception {
    assertThat(http.get("/i/nonsense/tests").statusCode()).isEqualTo(404);
    assertThat(http.get("/i/KZ-00000000-0/tests").statusCode()).isEqualTo(404);
  }

  private static long rows(String page) {
    return IntStream.range(0, page.length())
        .filter(i -> page.startsWith("<li><a href=\"/api/v1/measurements/", i))
        .count();
  }

  private void block(int asn, String... probes) throws Exception {
    for (String probe : probes) {
      http.postJson("/api/v1/measurements", Samples.blocked(probe, asn, NOON));
    }
    http.awaitAllIsWell();
  }

  private String incident() throws Exception {
    return "/i/" + http.json("/api/v1/incidents").at("/incidents/0/id").asText();
  }

  static String leaf(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    X500Name hostile = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    var builder =
        new JcaX509v3CertificateBuilder(
            hostile,
            BigInteger.ONE,
            Date.from(NOON.minus(Duration.ofDays(1))),
            Date.from(NOON.plus(Duration.ofDays(75))),
            hostile,
            keys.getPublic());
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return Base64.getEncoder().encodeToString(builder.build(signer).getEncoded());
  }
}
