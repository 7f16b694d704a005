package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What lies in {@code deploy/}, and what operators are told, is about this collector. */
class DeployTest extends Served {
  private static final Path ROOT = Path.of("..");
  private static final Path DEPLOY = ROOT.resolve("deploy");
  private static final Pattern KEY = Pattern.compile("(?m)^(?:# )?([a-z-]+) = .+$");
  private static final Pattern GIVEN = Pattern.compile("[\\s\"]--([a-z-]+)=");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern METRIC = Pattern.compile("\\b(?:burkit|jvm)_[a-z_]+");
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");

  @Test
  void sampleOfOptions_explainsEveryOptionAndNoOther() throws IOException {
    assertThat(found(KEY, DEPLOY.resolve("collector.conf"))).isEqualTo(options());
  }

  private static Set<String> options() {
    return new CommandLine(new CollectorCommand.Serve())
        .getCommandSpec().options().stream()
            .map(option -> option.longestName().substring(2))
            .filter(name -> !name.equals("config") && !name.equals("help"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void alertsAndDashboards_areAboutFiguresThatThereAre() throws Exception {
    http.postJson("/api/v1/measurements", "{}".getBytes(StandardCharsets.UTF_8));
    http.post("/api/v1/measurements", new byte[0], "content-type", "text/html");
    String figures = http.get("/metrics").body();

    for (String file : List.of("prometheus/alerts.yml", "grafana/collectors.json")) {
      assertThat(found(METRIC, DEPLOY.resolve(file)))
          .as(file)
          .isNotEmpty()
          .allSatisfy(metric -> assertThat(figures).contains("\n" + metric));
    }
  }

  @Test
  void containers_areGivenOptionsThatThereAre() throws IOException {
    for (String directory : List.of("container", "kubernetes")) {
      try (Stream<Path> files = Files.list(DEPLOY.resolve(directory))) {
        for (Path file : files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
          assertThat(YAML.readerFor(JsonNode.class).readValues(file.toFile()).readAll())
              .as(file.toString())
              .isNotEmpty();
          assertThat(found(GIVEN, file)).as(file.toString()).isSubsetOf(options());
        }
      }
    }
  }

  @Test
  void everyAlert_isExplained() throws IOException {
    String explained = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(found(ALERT, DEPLOY.resolve("prometheus/alerts.yml")))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(explained).contains("| `" + alert + "` |"));
  }

  @Test
  void everyTestThatTheThreatModelNames_isThere() throws IOException {
    Set<String> tests = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path sources : modules.map(module -> module.resolve("src/test/java")).toList()) {
        tests.addAll(Files.isDirectory(sources) ? classes(sources) : Set.of());
      }
    }

    assertThat(found(NAMED_TEST, ROOT.resolve("docs/security.md"))).isNotEmpty().isSubsetOf(tests);
  }

  private static Set<String> classes(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> found(Pattern pattern, Path file) throws IOException {
    try (Stream<MatchResult> matches = pattern.matcher(Files.readString(file)).results()) {
      return matches
          .map(match -> match.group(match.groupCount()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
