package org.burkit.evidence.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Incident;
import org.burkit.browser.Chromium;
import org.burkit.evidence.World;
import org.burkit.evidence.bundle.BundleWriter;
import org.burkit.evidence.bundle.Dossier;
import org.burkit.evidence.bundle.Forger;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.bundle.Unfit;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.Handover;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.stamp.TestAuthority;
import org.burkit.evidence.verify.Answer;
import org.burkit.evidence.verify.Answer.Question;
import org.burkit.evidence.verify.Report;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real Chromium, opened as a file, under its own policy, with the network off: it
 * says of good bundles, and of those that enemies make, what the program says.
 */
class VerifyPageTest {
  private static final String STATEMENT = "data/incident.json";
  private static final String MEASUREMENTS = "data/measurements.jsonl";
  private static final String VERDICTS = "data/verdict.json";
  private static final String REDACTIONS = "data/redactions.json";

  @TempDir static Path directory;
  private static Chromium browser;
  private static World world;
  private static byte[] good;

  @BeforeAll
  static void begin() throws Exception {
    assumeTrue(Chromium.isInstalled(), "chromium is not installed");
    world = World.of(directory.resolve("log"), 6);
    good = world.bundle();
    Path page = Files.writeString(directory.resolve("verify.html"), VerifyPage.html());
    browser = Chromium.start(directory);
    browser.goOffline();
    browser.open(page.toUri().toString(), 800, false);
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  /** What the page answers, as {@code question.word}, with {@code !} where it does not hold. */
  private static List<String> page(byte[] bundle, String key) throws Exception {
    String expression =
        "verify(Uint8Array.from(atob('%s'), c => c.charCodeAt(0)), '%s')"
            .formatted(Base64.getEncoder().encodeToString(bundle), key);
    return Stream.of(browser.evaluate(expression))
        .flatMap(JsonNode::valueStream)
        .map(a ->
            said(a.path("question").asText(), a.path("word").asText(), a.path("holds").asBoolean()))
        .toList();
  }

  private static String said(String question, String word, boolean holds) {
    return question + "." + word + (holds ? "" : "!");
  }

  /** What the program answers; stamps are the program's alone. */
  private static List<String> program(byte[] bundle, Trusted trusted) {
    return Verifier.verify(bundle, trusted).answers().stream()
        .map(a -> said(a.question().label(), word(a), a.holds()))
        .toList();
  }

  private static String word(Answer answer) {
    boolean isThere = answer.question() == Question.STAMPED && !answer.word().equals("none");
    return isThere ? "not_here" : answer.word();
  }

  private static void assertSame(String what, byte[] bundle) throws Exception {
    assertThat(page(bundle, "")).as(what).isEqualTo(program(bundle, Trusted.NOTHING));
  }

  private static void assertFound(String what, byte[] bundle, String answer) throws Exception {
    assertThat(page(bundle, "")).as(what).contains(answer);
    assertSame(what, bundle);
  }

  private static byte[] forged(Consumer<SortedMap<String, byte[]>> change) throws Unfit {
    return forged(good, change);
  }

  /** By the collector's own key. */
  private static byte[] forged(byte[] bundle, Consumer<SortedMap<String, byte[]>> change)
      throws Unfit {
    return Forger.signedAgain(bundle, world.signer(), change);
  }

  private static void lines(SortedMap<String, byte[]> files, Consumer<List<String>> change) {
    String text = new String(files.getOrDefault(MEASUREMENTS, new byte[0]), StandardCharsets.UTF_8);
    var lines = new ArrayList<>(text.lines().toList());
    change.accept(lines);
    String changed = String.join("\n", lines) + "\n";
    files.put(MEASUREMENTS, changed.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void goodBundle_holds_alsoByTheRules() throws Exception {
    assertThat(page(good, ""))
        .containsExactly(
            "unaltered.whole",
            "signed.unknown",
            "logged.own_word",
            "stamped.none",
            "supported.same",
            "claimed.stands",
            "withheld.told");
    assertSame("good", good);
  }

  @Test
  void page_runsNothingButItsOwnScripts_andSendsNothing() throws Exception {
    assertThat(VerifyPage.html())
        .contains("default-src 'none'; script-src 'sha256-")
        .doesNotContain("unsafe-");
    assertThat(
            browser
                .evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")
                .asText())
        .isEqualTo("refused");
    String script =
        "document.body.append(Object.assign(document.createElement('script'), "
            + "{textContent: 'window.foreign = 1'})); String(window.foreign)";
    assertThat(browser.evaluate(script).asText()).isEqualTo("undefined");
  }

  @Test
  void everyFlippedBit_isFound() throws Exception {
    browser.evaluate(
        "window.good = Uint8Array.from(atob('%s'), c => c.charCodeAt(0)); 0"
            .formatted(Base64.getEncoder().encodeToString(good)));
    for (int seed = 5; seed < 10; seed++) {
      String flips =
          """
          (async () => {
            const missed = [];
            let seed = %d;
            const chance = n => (seed = (seed * 48271) %% 2147483647) %% n;
            const flip = bytes => { bytes[chance(bytes.length)] ^= 1 << chance(8); return bytes; };
            const look = async (what, bytes) => {
              if ((await verify(bytes)).every(a => a.holds)) missed.push(what);
            };
            for (let i = 0; i < 150; i++) await look('flip ' + i, flip(good.slice()));
            const files = readZip(good);
            for (const [name, content] of [...files].filter((_, n) => n %% 5 === %d)) {
              await look(name, writeZip(new Map(files).set(name, flip(content.slice()))));
            }
            return missed;
          })()
          """
              .formatted(seed, seed % 5);
      assertThat(browser.evaluate(flips)).isEmpty();
    }
  }

  @Test
  void bitFlippedInWhatTheRulesRead_andSignedAgain_isSaidAlike_seed13() throws Exception {
    Random chance = new Random(13);
    List<String> names =
        Forger.files(good).keySet().stream()
            .filter(name ->
                List.of(STATEMENT, MEASUREMENTS, VERDICTS, REDACTIONS).contains(name)
                    || name.startsWith("data/lists/"))
            .toList();
    for (int i = 0; i < 40; i++) {
      String name = names.get(i % names.size());
      byte[] changed =
          forged(files -> {
            byte[] content = files.getOrDefault(name, new byte[0]).clone();
            content[chance.nextInt(content.length)] ^= (byte) (1 << chance.nextInt(8));
            files.put(name, content);
          });
      List<String> said = page(changed, "");
      if (!said.equals(List.of("supported.beyond!"))) {
        assertThat(said).as(name + " " + i).isEqualTo(program(changed, Trusted.NOTHING));
      }
    }
  }

  @Test
  void verdictsThatTheMeasurementsDoNotSupport_areNotSupported() throws Exception {
    assertFound(
        "another rule",
        forged(files -> Forger.edit(files, VERDICTS, "\"tls.timeout\"", "\"tls.reset\"")),
        "supported.verdicts!");
    assertFound(
        "another outcome",
        forged(files -> Forger.edit(files, VERDICTS, "\"accessible\"", "\"blocked\"")),
        "supported.verdicts!");
    Statement honest = world.dossier().statement();
    for (String grade : List.of("confirmed", "possible")) {
      var incident = honest.incident().deepCopy().put("grade", grade);
      var bold =
          new Statement(honest.id(), 2, honest.made(), honest.edition(), incident, List.of());
      byte[] logged = BundleWriter.write(world.dossier(bold), world.signer());
      assertFound("logged as " + grade, logged, "supported.incident!");
      assertThat(page(logged, "")).filteredOn(answer -> answer.endsWith("!")).hasSize(1);
    }
  }

  @Test
  void measurementThatDisagrees_andIsLeftOut_isMissed() throws Exception {
    Dossier whole = world.dossier();
    List<Dossier.Held> open =
        whole.measurements().stream()
            .filter(held -> !held.body().contains("generic_timeout_error"))
            .toList();
    var fewer = new ArrayList<>(whole.measurements());
    fewer.removeAll(open.subList(open.size() - 6, open.size()));
    assertFound("six that were open", without(whole, fewer), "supported.incident!");
    var last = whole.measurements().subList(0, whole.measurements().size() - 1);
    assertFound("the last", without(whole, last), "supported.incident!");
    assertFound(
        "a line that is gone",
        forged(files -> lines(files, List::removeLast)),
        "supported.verdicts!");
  }

  private static byte[] without(Dossier whole, List<Dossier.Held> left) throws Exception {
    return BundleWriter.write(
        new Dossier(
            whole.statement(),
            whole.leaf(),
            left,
            0,
            whole.files(),
            whole.lists(),
            whole.checkpoint(),
            whole.paths(),
            whole.authority(),
            List.of(),
            Optional.empty(),
            ""),
        world.signer());
  }

  @Test
  void whatEnemiesChange_isSaidAlike() throws Exception {
    Map<String, byte[]> bundles = new LinkedHashMap<>();
    bundles.put("twice", forged(files -> lines(files, lines -> lines.add(lines.getLast()))));
    bundles.put("reordered", forged(files -> lines(files, Collections::reverse)));
    bundles.put(
        "moved",
        forged(files -> Forger.edit(files, MEASUREMENTS, "\"index\":3,", "\"index\":300,")));
    bundles.put(
        "changed",
        forged(files -> Forger.edit(files, MEASUREMENTS, "generic_timeout_error", "eof_error")));
    bundles.put(
        "merged",
        forged(files -> {
          Forger.edit(files, MEASUREMENTS, "\"prefix\":\"a3\"", "\"prefix\":\"a1\"");
          Forger.edit(files, MEASUREMENTS, "\"prefix\":\"a4\"", "\"prefix\":\"a2\"");
        }));
    bundles.put(
        "another hour",
        forged(files ->
            Forger.edit(
                files, MEASUREMENTS, "\"2026-11-23T06:00:00Z\"", "\"2026-11-23T05:00:00Z\"")));
    bundles.put(
        "never logged",
        forged(files -> Forger.edit(files, STATEMENT, "\"likely\"", "\"possible\"")));
    bundles.put(
        "untold", forged(files -> Forger.edit(files, REDACTIONS, "\"probe\":", "\"nobody\":")));
    bundles.put(
        "other lists",
        forged(files -> Forger.edit(files, "data/lists/services.yaml", "source: ", "source:  ")));
    bundles.put("nothing", new byte[0]);
    bundles.put("not a zip", "PK".getBytes(StandardCharsets.UTF_8));
    bundles.put(
        "a stranger's", Forger.signedAgain(good, NoteSigner.generate(World.ORIGIN), _ -> {}));
    bundles.put("more", Forger.packedAgain(good, files -> files.put("data/more.txt", new byte[1])));
    bundles.put("less", Forger.packedAgain(good, files -> files.remove("data/caveats.kk.md")));
    for (var one : bundles.entrySet()) {
      assertThat(page(one.getValue(), "")).as(one.getKey()).anyMatch(a -> a.endsWith("!"));
      assertSame(one.getKey(), one.getValue());
    }
  }

  @Test
  void whatEditorsSaid_isSaidAlike() throws Exception {
    var reason = new Act.Sentence("Қате", "Ошибка", "Wrong");
    assertFound("retracted", world.bundle(new Act.Retraction(reason)), "claimed.retracted!");
    assertFound("corrected", world.bundle(new Act.Correction(reason)), "claimed.corrected");
    assertFound(
        "restored",
        world.bundle(new Act.Retraction(reason), new Act.Restoration(reason)),
        "claimed.restored");
  }

  @Test
  void shutdown_isCountedAgain_andAWrongOneFound() throws Exception {
    World dark = World.cutOff(directory.resolve("dark"), 12);
    byte[] bundle = dark.bundle();
    assertFound("shutdown", bundle, "supported.attested");
    Statement honest = dark.dossier().statement();
    var longer = honest.incident().deepCopy().put("measurements", 1);
    var bold = new Statement(honest.id(), 2, honest.made(), honest.edition(), longer, List.of());
    assertFound(
        "another count",
        BundleWriter.write(dark.dossier(bold), dark.signer()),
        "supported.incident!");
    assertFound(
        "a line that is gone",
        Forger.signedAgain(bundle, dark.signer(), files -> lines(files, List::removeFirst)),
        "supported.verdicts!");
  }

  @Test
  void networksThatAreNotNamed_areCountedByTheCollectorsWord_whichIsSaid() throws Exception {
    Incident incident = world.incident(network -> network.asn().number() == 64501);
    byte[] attested = BundleWriter.write(world.dossier(incident), world.signer());
    assertFound("attested", attested, "supported.attested");
    assertFound(
        "a real network",
        forged(
            attested,
            files ->
                Forger.edit(files, MEASUREMENTS, "\"network\":4200000000", "\"network\":64501")),
        "unaltered.form!");
    assertFound(
        "another vote",
        forged(
            attested,
            files ->
                Forger.edit(
                    files, MEASUREMENTS, "\"outcome\":\"blocked\"", "\"outcome\":\"down\"")),
        "supported.incident!");
  }

  @Test
  void stamp_isSaidToBeThere() throws Exception {
    World stamped = World.of(directory.resolve("stamped"), 6);
    stamped.stampedBy(new TestAuthority(Instant.parse("2026-11-24T07:00:00Z")));
    assertFound("stamped", stamped.bundle(), "stamped.not_here");
  }

  @Test
  void keys_areKnownAlike() throws Exception {
    NoteSigner first = NoteSigner.generate(World.ORIGIN);
    World later = World.of(directory.resolve("later"), 6);
    later.handedOver(Handover.of(first, later.signer().key()));
    byte[] bundle = later.bundle();
    for (NoteKey key :
        List.of(first.key(), later.signer().key(), NoteSigner.generate(World.ORIGIN).key())) {
      var trusted = new Trusted(List.of(key), List.of(), List.of());
      assertThat(page(bundle, key.vkey())).isEqualTo(program(bundle, trusted));
    }
    assertThat(page(bundle, "nonsense")).contains("signed.stranger!");
  }

  @Test
  void rootThatIsTyped_vouchesForTheKey_asTheProgramSays() throws Exception {
    NoteSigner root = NoteSigner.generate("burkit.example/root");
    World certified = World.of(directory.resolve("certified"), 6);
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    for (String until : List.of("2027-01-01T00:00:00Z", "2026-02-01T00:00:00Z")) {
      var certificate =
          new Certificate(root.key(), certified.signer().key(), from, Instant.parse(until));
      certified.certified(certificate.signedBy(root));
      byte[] bundle = certified.bundle();
      assertThat(page(bundle, root.key().vkey()))
          .as(until)
          .contains(until.startsWith("2027") ? "signed.certified" : "signed.expired!")
          .isEqualTo(program(bundle, Trusted.roots(List.of(root.key()))));
      assertThat(page(bundle, NoteSigner.generate("burkit.example/root").key().vkey()))
          .contains("signed.stranger!");
    }
  }

  @Test
  void page_saysInThreeLanguagesWhatTheProgramSays() throws Exception {
    Report report = Verifier.verify(good, Trusted.NOTHING);
    Answer supported =
        report.answers().stream()
            .filter(answer -> answer.question() == Question.SUPPORTED)
            .findFirst()
            .orElseThrow();
    for (Words words : Words.all()) {
      String shown =
          browser
              .evaluate(
                  "(async () => { answers = await verify(Uint8Array.from(atob('%s'), c => c.charCodeAt(0)));"
                          .formatted(Base64.getEncoder().encodeToString(good))
                      + " language = '%s'; show();".formatted(words.code())
                      + " return document.getElementById('answers').innerText; })()")
              .asText();
      assertThat(shown)
          .contains(words.say("supported.same", supported.values().toArray()))
          .contains(words.say("page.holds"));
    }
  }
}
