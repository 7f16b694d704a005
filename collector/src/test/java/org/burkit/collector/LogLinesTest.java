package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static final String HOSTILE = "a\r\n12:00:00.000 WARN  Keeper: forged\u001b[2J\u0007";

  private static List<String> logged(String format) throws Exception {
    var before = System.err;
    var out = new ByteArrayOutputStream();
    System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      context.putProperty("burkit.log.format", format);
      var configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(Objects.requireNonNull(Main.class.getResource("/logback.xml")));
      context.getLogger("org.burkit.Door").warn("left out: {}", HOSTILE);
    } finally {
      context.stop();
      System.setErr(before);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void whatAStrangerSent_neitherEndsALineNorMovesTheCursor() throws Exception {
    assertThat(logged("text"))
        .singleElement()
        .asString()
        .endsWith("WARN  Door: left out: a??12:00:00.000 WARN  Keeper: forged?[2J?");
  }

  @Test
  void forMachines_eachLineIsAnObject() throws Exception {
    List<String> lines = logged("json");
    assertThat(lines).hasSize(1);
    JsonNode line = JsonMapper.builder().build().readTree(lines.getFirst());
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("left out: " + HOSTILE);
  }
}
