package org.burkit.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.burkit.lab.scenario.Scenarios;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void listAsJson_isOneLineForEachScenario() throws Exception {
    assertThat(run("lab", "list", "--json")).isZero();
    String[] lines = said.toString(UTF_8).split("\n");
    assertThat(lines).hasSize(Scenarios.all().size());
    JsonNode drop = new JsonMapper().readTree(line(lines, "sni-drop"));
    assertThat(drop.path("truth").path("mechanism").asText()).isEqualTo("tls.timeout");
    assertThat(drop.path("truth").path("hop").asInt()).isEqualTo(3);
  }

  @Test
  void listAsJson_hasAtLeast120Rows_andAsManyInnocentAsCensored() throws Exception {
    assertThat(run("lab", "list", "--json")).isZero();
    JsonMapper mapper = new JsonMapper();
    int censored = 0;
    int innocent = 0;
    for (String line : said.toString(UTF_8).split("\n")) {
      JsonNode row = mapper.readTree(line);
      assertThat(row.path("words").asText()).as(line).endsWith(".").contains(" ");
      boolean blocked = row.at("/truth/outcome").asText().equals("blocked");
      assertThat(row.at("/truth/mechanism").isNull()).as(line).isNotEqualTo(blocked);
      censored += blocked ? 1 : 0;
      innocent += blocked ? 0 : 1;
    }
    assertThat(censored + innocent).isGreaterThanOrEqualTo(120);
    assertThat(censored).isGreaterThanOrEqualTo(50);
    assertThat(innocent).isGreaterThanOrEqualTo(censored);
  }

  private static String line(String[] lines, String scenario) {
    return Arrays.stream(lines)
        .filter(line -> line.contains("\"" + scenario + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void unknownScenarios_areAllNamedWithTheNearest() {
    assertThat(run("lab", "run", "sni-drp", "open", "geo451")).isEqualTo(2);
    assertThat(complained.toString(UTF_8))
        .contains("'sni-drp'", "sni-drop", "'geo451'", "geo-451")
        .doesNotContain("'open'");
  }

  @Test
  void unknownProvider_isToldWhichThereAre() {
    assertThat(run("lab", "shell", "beeline")).isEqualTo(2);
    assertThat(complained.toString(UTF_8)).contains("dala", "tolqyn", "keng", "beeline");
  }

  @Test
  void browserWithoutAPage_isWrongUse() {
    assertThat(run("lab", "shell", "dala", "--screenshot", "x.png")).isEqualTo(2);
    assertThat(run("lab", "shell", "dala", "--browser", "file:///etc/passwd")).isEqualTo(2);
    assertThat(complained.toString(UTF_8)).contains("--browser URL", "http:// or https://");
  }

  @Test
  void numbersOutOfRange_areToldWithTheirBounds() {
    assertThat(run("lab", "run", "open", "--jobs", "0")).isEqualTo(2);
    assertThat(run("lab", "run", "--all", "--pcap", "x.pcap")).isEqualTo(2);
    assertThat(complained.toString(UTF_8)).contains("from 1 to", "one scenario");
  }

  @Test
  void unknownOption_isWrongUse() {
    assertThat(run("demo", "--twice")).isEqualTo(2);
    assertThat(complained.toString(UTF_8)).contains("--twice");
  }

  private static int run(String... arguments) {
    return Main.commandLine().execute(arguments);
  }
}
