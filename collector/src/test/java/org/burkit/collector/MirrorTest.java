package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burkit.collector.editor.Editors;
import org.burkit.collector.mirror.Mirror;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as files. */
class MirrorTest extends Served {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]*)");

  @TempDir Path mirror;
  private String id;

  /**
   * In one request, so that its incident has one version, which is awaited: the log follows the
   * pages, and they change once it has one.
   */
  @BeforeEach
  void submit() throws Exception {
    var all = new ArrayList<byte[]>();
    for (String probe : THREE) {
      all.add(Samples.blocked(probe, 64501, NOON));
      all.add(Samples.accessible(probe, 64503, NOON));
    }
    ShellContract.sendAll(http, all);
    http.awaitAllIsWell();
    id = http.json("/api/v1/incidents").at("/incidents/0/id").asText();
    http.versions(id, 1);
  }

  private Mirror.Outcome mirrored() throws Exception {
    URI from = URI.create("http://127.0.0.1:" + server.port());
    return Mirror.of(from, "https://burkit.example", mirror);
  }

  @Test
  void everyLinkInside_leadsToAFile_andTheOthersToTheCollector() throws Exception {
    mirrored();
    assertThat(mirror.resolve("kk/i/" + id + ".html"))
        .content()
        .contains("sau.example тексерілгенде ашылмады");
    assertThat(mirror.resolve("en/i/" + id + "/card-shape-wide.png")).isNotEmptyFile();
    int links = 0;
    try (Stream<Path> files = Files.walk(mirror)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        for (var found : LINK.matcher(Files.readString(file)).results().toList()) {
          String link = found.group(1);
          assertThat(link).doesNotStartWith("/");
          if (!link.isEmpty() && !link.contains(":")) {
            assertThat(file.resolveSibling(link).normalize()).exists();
            links++;
          }
        }
      }
    }
    assertThat(links).isGreaterThan(100);
    assertThat(Files.readString(mirror.resolve("ru/index.html")))
        .contains("action=\"https://burkit.example/check\"");
  }

  @Test
  void secondTime_onlyWhatChangedIsWritten_andWhatIsGoneIsTakenAway() throws Exception {
    long first = mirrored().files();
    Files.writeString(mirror.resolve("mine.txt"), "not of the mirror");
    Mirror.Outcome again = mirrored();
    assertThat(again).isEqualTo(new Mirror.Outcome(first, 0, 0));
    Files.writeString(
        mirror.resolve("mirror.txt"),
        Files.readString(mirror.resolve("mirror.txt")) + "kk/old.html\n../outside\n");
    Files.writeString(mirror.resolve("kk/old.html"), "gone");
    Path outside = mirror.resolveSibling("outside");
    Files.writeString(outside, "not in the mirror");
    assertThat(mirrored().removed()).isEqualTo(1);
    assertThat(mirror.resolve("kk/old.html")).doesNotExist();
    assertThat(mirror.resolve("mine.txt")).exists();
    assertThat(outside).exists();
    Files.delete(outside);
  }

  @Test
  void retraction_reachesTheMirror() throws Exception {
    mirrored();
    String token = new Editors(DataDirectory.editors(data)).add("aigul");
    String act =
        "{\"incident\":\"%s\",\"kind\":\"retraction\",\"text\":{\"kk\":\"а\",\"ru\":\"б\",\"en\":\"c\"}}";
    http.post(
        "/api/v1/editor/acts",
        act.formatted(id).getBytes("UTF-8"),
        "content-type",
        "application/json",
        "authorization",
        "Bearer " + token);
    http.versions(id, 2);
    assertThat(mirrored().written()).isPositive();
    assertThat(mirror.resolve("en/i/" + id + ".html")).content().contains("Retracted");
  }

  @Test
  void command_saysWhatItExpects() {
    assertThat(Main.run("collector", "mirror", mirror.toString(), "--from", "nowhere"))
        .isEqualTo(2);
    String url = "http://127.0.0.1:" + server.port();
    assertThat(Main.run("collector", "mirror", mirror.toString(), "--from", url)).isZero();
    assertThat(List.of("index.html", "mirror.txt"))
        .allSatisfy(name -> assertThat(mirror.resolve(name)).exists());
  }

  @Test
  void incidentThatNoPageLists_isThere_andEarlierVersionsLeadToTheCollector() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var asked = new ConcurrentLinkedQueue<String>();
    other.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          String body =
              switch (exchange.getRequestURI().getPath()) {
                case "/api/v1/incidents" -> "{\"incidents\": [{\"id\": \"KZ-00000000-0\"}]}";
                case "/i/KZ-00000000-0" ->
                    "<a href=\"/i/KZ-00000000-0/v2.zip\">2</a>"
                        + "<a rel=\"nofollow\" href=\"/i/KZ-00000000-0/v1.zip\">1</a>";
                default -> "-";
              };
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    try {
      URI from = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
      Path mirror = data.resolve("other");
      var _ = Mirror.of(from, "https://burkit.example", mirror);
      assertThat(Files.readString(mirror.resolve("ru/i/KZ-00000000-0.html")))
          .contains("v2.zip\">2", "href=\"https://burkit.example/i/KZ-00000000-0/v1.zip\"");
      assertThat(asked)
          .contains("/i/KZ-00000000-0/v2.zip")
          .doesNotContain("/i/KZ-00000000-0/v1.zip");
    } finally {
      other.stop(0);
    }
  }
}
