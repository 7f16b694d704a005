package org.burkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenTest {
  private final Report report =
      new Report(
          "A title",
          List.of("What was done."),
          List.of(new Bound("delay", "at most 3 h", "4 h", false)),
          List.of(
              new Table(
                  "Delays",
                  List.of("detector", "hours", "runs", "interval"),
                  List.of(
                      List.of(
                          Value.of("ours"), Value.of(2.5), Value.of(1200), Value.of(0, 0.004))))),
          List.of(
              new Chart(
                  "delay",
                  "Delay <by probes>",
                  "probes",
                  "hours",
                  List.of(new Chart.Line("ours", List.of(new Chart.Point(3, 2)))))));
  private final Written written = new Written("detect", report, new Edition(7, "0.1"));

  @Test
  void markdown_namesSeedVersionBoundsAndRows() {
    assertThat(written.markdown())
        .contains("bench detect --seed 7", "version 0.1", "| delay | at most 3 h | 4 h | **no** |")
        .contains("| ours | 2.50 | 1,200 | 0 to 0.004 |", "![Delay <by probes>](delay.svg)");
    assertThat(report.allMet()).isFalse();
  }

  @Test
  void jsonLines_keepNumbersAsNumbers() throws Exception {
    List<String> lines = written.jsonLines().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode row = new ObjectMapper().readTree(lines.getLast());
    assertThat(row.get("hours").doubleValue()).isEqualTo(2.5);
    assertThat(row.get("runs").longValue()).isEqualTo(1200);
    assertThat(row.get("interval").get(1).doubleValue()).isEqualTo(0.004);
    assertThat(row.get("seed").longValue()).isEqualTo(7);
  }

  @Test
  void chart_isWellFormedXml() throws Exception {
    String svg = written.files().get("delay.svg");
    var parser = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var document = parser.parse(new org.xml.sax.InputSource(new java.io.StringReader(svg)));
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
  }

  @Test
  void rowOfAnotherLength_isAFault() {
    assertThatThrownBy(
            () -> new Table("t", List.of("a", "b"), List.of(List.of(Value.of("only one")))))
        .hasMessageContaining("expected 2 values");
  }
}
