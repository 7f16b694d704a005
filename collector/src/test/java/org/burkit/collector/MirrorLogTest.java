package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.evidence.log.Audit;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Cosignature;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TreeWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of logs: of a real collector's, and of ones that lie. */
class MirrorLogTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path directory;
  private final NoteSigner liar = NoteSigner.generate("liar.example/log");
  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private HttpServer server;
  private Path copy;

  @BeforeEach
  void serve() throws Exception {
    copy = directory.resolve("copy");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/log/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = served.get(exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
    if (body != null) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Serves a log whose leaves are these numbers, in the name and by the key of the liar. */
  private Checkpoint log(Path place, List<String> leaves) throws IOException {
    TreeWriter writer = TreeWriter.open(new TileFiles(place), 0, Hash.EMPTY);
    for (String leaf : leaves) {
      writer.append(leaf.getBytes(StandardCharsets.UTF_8));
    }
    writer.commit();
    served.clear();
    for (var file : files(place).entrySet()) {
      served.put("/log/" + file.getKey(), file.getValue());
    }
    var tree = new Checkpoint(liar.key().name(), writer.size(), writer.root());
    byte[] note = Note.signed(tree.text(), liar).toString().getBytes(StandardCharsets.UTF_8);
    served.put("/log/checkpoint", note);
    return tree;
  }

  private static List<String> leaves(String kind, int count) {
    return Stream.iterate(0, i -> i + 1).limit(count).map(i -> kind + i).toList();
  }

  private static Map<String, byte[]> files(Path place) throws IOException {
    var files = new TreeMap<String, byte[]>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.put(place.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private int mirror(int port, NoteKey key, String... more) {
    return Main.run(
        Stream.concat(
                Stream.of(
                    "collector",
                    "mirror-log",
                    copy.toString(),
                    "--from",
                    "http://127.0.0.1:" + port,
                    "--key",
                    key.vkey(),
                    "--private"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int mirrorOfLiar(String... more) {
    return mirror(server.getAddress().getPort(), liar.key(), more);
  }

  private List<String> faults(Checkpoint tree) throws IOException {
    return Audit.of(new TileFiles(copy), tree, 0);
  }

  @Test
  void logOfACollector_isCopied_broughtUpToDate_andSignedByItsWitness() throws Exception {
    Path key = directory.resolve("witness");
    NoteSigner witness = NoteSigner.witness("witness.example/w");
    Files.writeString(key, witness.text());
    try (CollectorServer collector =
            CollectorServer.start(
                TestSettings.in(directory.resolve("data"), List.of(witness.key())),
                NetworkLookup.none(),
                () -> NOON.plusSeconds(60));
        Http http = new Http(collector.port())) {
      NoteKey log = NoteKey.parse(http.get("/log/key").body().strip()).orElseThrow();
      for (int leaves = 1; leaves <= 3; leaves++) {
        byte[] sample = Samples.accessible("p" + leaves, 64501, NOON);
        http.postJson("/api/v1/measurements", sample);
        Checkpoint tree = awaitLeaves(http, leaves);

        assertThat(mirror(collector.port(), log, "--cosign", key.toString())).isZero();
        assertThat(mirror(collector.port(), log, "--cosign", key.toString())).as("again").isZero();

        assertThat(faults(tree)).isEmpty();
        Note shown = Note.parse(http.get("/log/checkpoint").body()).orElseThrow();
        assertThat(Cosignature.time(shown, witness.key())).isPresent();
      }
    }
  }

  private static Checkpoint awaitLeaves(Http http, long leaves) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    while (true) {
      Note note = Note.parse(http.get("/log/checkpoint").body()).orElseThrow();
      Checkpoint tree = Checkpoint.parse(note.text()).orElseThrow();
      if (tree.size() >= leaves) {
        return tree;
      }
      assertThat(Instant.now()).isBefore(patience);
    }
  }

  @Test
  void copyThatIsCutOff_goesOn_andTakesNothingTwice() throws Exception {
    Checkpoint tree = log(directory.resolve("log"), leaves("a", 900));
    assertThat(mirrorOfLiar("--at-most", "2")).isZero();
    assertThat(faults(tree)).hasSize(2);
    served.keySet().removeIf(path -> path.endsWith("entries/000") || path.endsWith("0/000"));

    assertThat(mirrorOfLiar("--at-most", "2")).isZero();

    assertThat(faults(tree)).isEmpty();
  }

  @Test
  void anotherPast_isRefused_whateverItsSize_andBothHeadsAreKept() throws Exception {
    Checkpoint tree = log(directory.resolve("log"), leaves("a", 700));
    assertThat(mirrorOfLiar()).isZero();
    Map<String, byte[]> before = files(copy);
    for (int size : List.of(3, 300, 699, 700, 701, 1_000)) {
      log(directory.resolve("other-" + size), leaves("b", size));

      assertThat(mirrorOfLiar("--cosign", directory.resolve("w").toString(), "--as", "w.example"))
          .as("%d leaves", size)
          .isEqualTo(Main.NOT_SO);

      assertThat(copy.resolve("forks/" + size + ".note")).exists();
      assertThat(Files.readAllBytes(copy.resolve("checkpoint")))
          .isEqualTo(before.get("checkpoint"));
      assertThat(faults(tree)).as("%d leaves", size).isEmpty();
    }
    log(directory.resolve("longer"), leaves("a", 1_000));
    assertThat(mirrorOfLiar()).as("the same past goes on").isZero();
  }

  @Test
  void anOlderHead_isNoFork_andChangesNothing() throws Exception {
    log(directory.resolve("log"), leaves("a", 700));
    assertThat(mirrorOfLiar()).isZero();
    byte[] before = Files.readAllBytes(copy.resolve("checkpoint"));
    log(directory.resolve("older"), leaves("a", 300));

    assertThat(mirrorOfLiar()).isZero();

    assertThat(Files.readAllBytes(copy.resolve("checkpoint"))).isEqualTo(before);
    assertThat(copy.resolve("forks")).doesNotExist();
  }

  @Test
  void tilesThatAreNotThoseOfTheHead_areNoFork_andNotBelieved() throws Exception {
    log(directory.resolve("log"), leaves("a", 700));
    for (String tile : List.of("/log/tile/0/001", "/log/tile/entries/001")) {
      byte[] whole = served.get(tile);
      for (byte[] lie : List.of(new byte[0], new byte[whole.length], new byte[3 << 20])) {
        served.put(tile, lie);
        assertThat(mirrorOfLiar()).as(tile).isEqualTo(Main.ENVIRONMENT);
        assertThat(copy.resolve("forks")).doesNotExist();
      }
      served.put(tile, whole);
    }
    assertThat(mirrorOfLiar()).isZero();
  }

  @Test
  void headThatIsNotSignedByTheKey_orHasNoEnd_isNotBelieved() throws Exception {
    Checkpoint tree = log(directory.resolve("log"), leaves("a", 7));
    NoteSigner other = NoteSigner.generate(liar.key().name());
    var huge = new Checkpoint(liar.key().name(), 900_000_000_000L, tree.root());
    for (String head :
        List.of(
            "",
            "x".repeat(1 << 20),
            Note.signed(tree.text(), other).toString(),
            Note.signed(huge.text(), liar).toString())) {
      served.put("/log/checkpoint", head.getBytes(StandardCharsets.UTF_8));
      assertThat(mirrorOfLiar()).isEqualTo(Main.ENVIRONMENT);
    }
    assertThat(copy.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void logInANetworkAroundUs_isNotAsked_unlessThatIsSaid() throws Exception {
    log(directory.resolve("log"), leaves("a", 7));
    String from = "http://127.0.0.1:" + server.getAddress().getPort();
    assertThat(
            Main.run(
                "collector",
                "mirror-log",
                copy.toString(),
                "--from",
                from,
                "--key",
                liar.key().vkey()))
        .isEqualTo(Main.ENVIRONMENT);
    assertThat(copy).doesNotExist();
  }
}
