package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts by whatever one wants to tell apart, and what they are given as. */
class ExplorePageTest extends Served {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Желі және Күн (UTC) | Барлық сандар CSV түрінде
          ru | Сеть и День (UTC)   | Все числа в CSV
          en | Network and Day (UTC) | All numbers as CSV
          """)
  void withoutAQuestion_showsLatelyByNetworkAndDay(String lang, String chart, String csv)
      throws Exception {
    submit(true, 64501);
    submit(false, 64503);
    assertThat(http.get("/explore?lang=" + lang).body())
        .contains(
            "<h3>" + chart + "</h3>",
            "<option value=\"asn\" selected>",
            "value=\"2026-10-28\"",
            csv,
            "/api/v1/aggregation?axis_x=asn&amp;axis_y=day&amp;since=2026-10-28&amp;format=csv",
            "/explore.png?axis_x=asn&amp;axis_y=day&amp;since=2026-10-28&amp;lang=" + lang)
        .containsSubsequence(
            ">Dala (AS64501)</th>", "<td>3/3</td>", ">Keng (AS64503)</th>", "<td>0/3</td>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain",
        "service",
        "category",
        "cc",
        "asn",
        "mechanism",
        "hour",
        "day",
        "week",
        "hour_of_week"
      })
  void everyAxis_isDrawn_aloneAndWithAnother(String axis) throws Exception {
    submit(true, 64501);
    for (String other : new String[] {"", "domain", "hour_of_week"}) {
      if (!other.equals(axis)) {
        HttpResponse<String> page =
            http.get("/explore?lang=en&axis_x=" + axis + "&axis_y=" + other + "&cc=KZ&outcome=");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<svg", "<td>3/3</td>");
      }
    }
  }

  @Test
  void barsOfOneAxis_areExplainedAsParts_andFieldsOfTwoByWhatPartFails() throws Exception {
    submit(true, 64501);

    assertThat(http.get("/explore?lang=en&axis_x=asn").body())
        .contains("Tests that failed in this way")
        .doesNotContain("More than half of the tests fail");
    assertThat(http.get("/explore?lang=en&axis_x=asn&axis_y=day").body())
        .contains("More than half of the tests fail")
        .doesNotContain("Tests that failed in this way");
  }

  @Test
  void chart_isGivenAsPicture_andNumbersAsParquet() throws Exception {
    submit(true, 64501);
    String question = "axis_x=asn&axis_y=day&domain=sau.example&lang=kk";
    HttpResponse<String> svg = http.get("/explore.svg?" + question);
    assertThat(svg.headers().firstValue("content-type")).contains("image/svg+xml");
    assertThat(svg.body())
        .startsWith("<svg xmlns=")
        .contains("AS64501", "https://burkit.example/explore?axis_x=asn")
        .doesNotContain("style=", "<script");
    HttpResponse<String> png = http.get("/explore.png?" + question);
    assertThat(png.headers().firstValue("content-type")).contains("image/png");
    assertThat(png.body()).startsWith("\uFFFDPNG");
    HttpResponse<String> parquet =
        http.get("/api/v1/aggregation?axis_x=asn&axis_y=day&format=parquet");
    assertThat(parquet.headers().firstValue("content-type"))
        .contains("application/vnd.apache.parquet");
    assertThat(parquet.body()).startsWith("PAR1").endsWith("PAR1").contains("AS64501");
  }

  @Test
  void whatNobodyTested_saysSo_andHasNoPicture() throws Exception {
    submit(true, 64501);
    assertThat(http.get("/explore?domain=other.example&lang=en").body())
        .contains("There are no tests under these conditions.")
        .doesNotContain("<svg");
    assertThat(http.get("/explore.png?domain=other.example").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | asn=<b>     | asn: expected the number of a network, such as AS64501; got “&lt;b&gt;”
          ru | cc=kazakh   | cc: ожидалось — две прописные буквы, например KZ; получено — «kazakh»
          kk | since=today | since: күтілгені — күн немесе UTC бойынша уақыт
          en | axis_x=day&axis_y=day | axis_y: expected another than axis_x
          en | outcome={0} | outcome: expected accessible
          en | colour=red  | colour: there is no such condition
          """)
  void questionThatIsNotUnderstood_isToldWhy(String lang, String question, String why)
      throws Exception {
    for (String path : new String[] {"/explore", "/explore.svg", "/explore.png"}) {
      HttpResponse<String> answer = http.get(path + "?lang=" + lang + "&" + encoded(question));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains(why).doesNotContain("<b>");
    }
  }

  private static String encoded(String question) {
    return question.replace("<", "%3C").replace(">", "%3E").replace("{", "%7B").replace("}", "%7D");
  }

  @Test
  void whatStandsInTheQuestion_isNeverMarkup() throws Exception {
    String odd = "\"><script>alert(1)</script>'{0}\r\nset-cookie: a=b";
    String value = URLEncoder.encode(odd, StandardCharsets.UTF_8);
    submit(true, 64501);
    for (String name : new String[] {"domain", "service", "category"}) {
      HttpResponse<String> page = http.get("/explore?lang=en&" + name + "=" + value);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).doesNotContain("<script", "\"><");
      assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    }
  }
}
