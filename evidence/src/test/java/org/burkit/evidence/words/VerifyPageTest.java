package org.burkit.evidence.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.World;
import org.burkit.evidence.bundle.Forger;
import org.burkit.evidence.log.Handover;
import org.burkit.evidence.log.NoteSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium: what it says of a good bundle, and of those that enemies make. */
class VerifyPageTest {
  private static final String DRIVE =
      """
      <script>
      (async () => {
        const get = async path => new Uint8Array(await (await fetch(path)).arrayBuffer());
        const words = list => list.map(a => a.question + '.' + a.word + (a.holds ? '' : '!'));
        const result = { missed: [] };
        try {
          const good = await get('/good');
          result.good = words(await verify(good));
          let seed = 5;
          const chance = n => (seed = (seed * 48271) % 2147483647) % n;
          const holds = async bytes => (await verify(bytes)).every(a => a.holds);
          for (let i = 0; i < 2000; i++) {
            const flipped = good.slice();
            const at = chance(flipped.length);
            flipped[at] ^= 1 << chance(8);
            if (await holds(flipped)) result.missed.push('byte ' + at);
          }
          const files = readZip(good);
          for (const [name, content] of files) {
            const changed = content.slice();
            changed[chance(changed.length)] ^= 1 << chance(8);
            if (await holds(writeZip(new Map(files).set(name, changed)))) result.missed.push(name);
          }
          result.files = files.size;
          for (const name of (await (await fetch('/names')).json())) {
            result[name] = words(await verify(await get('/' + name)));
          }
          result.key = words(await verify(good, 'another'));
          result.later = words(await verify(good, await (await fetch('/earlier-key')).text()));
        } catch (e) {
          result.error = String(e.stack);
        }
        await fetch('/result', { method: 'POST', body: JSON.stringify(result) });
      })();
      </script>
      """;

  @TempDir Path directory;
  private final CompletableFuture<JsonNode> result = new CompletableFuture<>();
  private final Map<String, byte[]> pages = new LinkedHashMap<>();

  @Test
  void page_findsWhatEnemiesDo_andSaysSo() throws Exception {
    Path chromium = Path.of("/usr/bin/chromium");
    assumeTrue(Files.isExecutable(chromium), "chromium is not installed");
    prepare();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Process browser = browser(chromium, server.getAddress().getPort());
    try {
      JsonNode said = result.get(5, TimeUnit.MINUTES);
      assertThat(said.path("error").asText()).isEmpty();
      assertThat(texts(said.path("good")))
          .containsExactly(
              "unaltered.whole",
              "signed.unknown",
              "logged.own_word",
              "stamped.none",
              "supported.not_here",
              "claimed.stands",
              "withheld.told");
      assertThat(texts(said.path("missed"))).isEmpty();
      assertThat(said.path("files").asInt()).isGreaterThan(50);
      assertThat(texts(said.path("key"))).contains("signed.stranger!");
      assertThat(texts(said.path("later"))).contains("signed.succeeds");
      assertThat(texts(said.path("fewer"))).contains("withheld.untold!");
      assertThat(texts(said.path("twice"))).contains("logged.measurement!");
      assertThat(texts(said.path("swapped"))).contains("logged.measurement!");
      assertThat(texts(said.path("changed"))).contains("supported.measurement!");
      assertThat(texts(said.path("bold"))).contains("logged.statement!");
      assertThat(texts(said.path("retracted")))
          .filteredOn(answer -> answer.endsWith("!"))
          .containsExactly("claimed.retracted!");
      assertThat(texts(said.path("corrected"))).contains("claimed.corrected");
      assertThat(texts(said.path("stranger"))).contains("logged.checkpoint!");
    } finally {
      browser.destroy();
      browser.waitFor();
      server.stop(0);
    }
  }

  private static List<String> texts(JsonNode array) {
    return Stream.of(array).flatMap(a -> a.valueStream()).map(JsonNode::asText).toList();
  }

  private void prepare() throws Exception {
    World world = World.of(directory.resolve("log"), 6);
    NoteSigner earlier = NoteSigner.generate(World.ORIGIN);
    world.handedOver(Handover.of(earlier, world.signer().key()));
    byte[] good = world.bundle();
    String lines = "data/measurements.jsonl";
    pages.put("good", good);
    pages.put("fewer", forged(world, good, lines, "(?s)^[^\n]+\n", ""));
    pages.put("twice", forged(world, good, lines, "(?s)^([^\n]+\n)", "$1$1"));
    pages.put("changed", forged(world, good, lines, "generic_timeout_error", "eof_error"));
    pages.put("bold", forged(world, good, "data/incident.json", "\"likely\"", "\"confirmed\""));
    pages.put(
        "swapped",
        Forger.signedAgain(
            good,
            world.signer(),
            files -> {
              byte[] one = files.getOrDefault("proofs/measurements/3.tlog-proof", new byte[0]);
              byte[] two = files.getOrDefault("proofs/measurements/4.tlog-proof", new byte[0]);
              files.put("proofs/measurements/3.tlog-proof", two);
              files.put("proofs/measurements/4.tlog-proof", one);
            }));
    pages.put("stranger", Forger.signedAgain(good, NoteSigner.generate(World.ORIGIN), _ -> {}));
    var reason = new Act.Sentence("Қате", "Ошибка", "Wrong");
    pages.put("retracted", world.bundle(new Act.Retraction(reason)));
    pages.put("corrected", world.bundle(new Act.Correction(reason)));
    pages.put("names", new JsonMapper().writeValueAsBytes(pages.keySet()));
    pages.put("earlier-key", earlier.key().vkey().getBytes(StandardCharsets.UTF_8));
    String page =
        VerifyPage.html().replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    pages.put("page", page.replace("</html>", DRIVE + "</html>").getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] forged(World world, byte[] good, String file, String what, String by)
      throws Exception {
    return Forger.signedAgain(
        good,
        world.signer(),
        files -> {
          String text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
          String changed = text.replaceFirst(what, by);
          assertThat(changed).isNotEqualTo(text);
          files.put(file, changed.getBytes(StandardCharsets.UTF_8));
        });
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      if (path.equals("result")) {
        result.complete(new JsonMapper().readTree(exchange.getRequestBody()));
      }
      byte[] body = pages.getOrDefault(path, new byte[0]);
      String type = path.equals("page") ? "text/html" : "application/octet-stream";
      exchange.getResponseHeaders().set("content-type", type);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process browser(Path chromium, int port) throws IOException {
    return new ProcessBuilder(
            chromium.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--remote-debugging-port=0",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--user-data-dir=" + directory.resolve("browser"),
            "http://127.0.0.1:" + port + "/page")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("browser.log").toFile())
        .start();
  }
}
