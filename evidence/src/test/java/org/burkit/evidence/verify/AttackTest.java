package org.burkit.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Incident;
import org.burkit.evidence.World;
import org.burkit.evidence.bundle.BundleWriter;
import org.burkit.evidence.bundle.Dossier;
import org.burkit.evidence.bundle.Forger;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Handover;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.verify.Answer.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What enemies of a bundle may try: strangers, and the collector itself with its own key. */
class AttackTest {
  private static final int FLIPS = 2_500;

  @TempDir Path directory;
  private World world;
  private byte[] bundle;

  @BeforeEach
  void begin() throws Exception {
    world = World.of(directory, 6);
    bundle = world.bundle();
    assertThat(verify(bundle).holds()).isTrue();
  }

  private Report verify(byte[] zip) {
    var trusted = new Trusted(List.of(world.signer().key()), List.of(), List.of());
    return Verifier.verify(zip, trusted);
  }

  private void assertFails(byte[] zip, Question question, String word) {
    Report report = verify(zip);
    assertThat(report.holds()).isFalse();
    assertThat(report.answers().stream().filter(a -> !a.holds()).toList())
        .anySatisfy(answer -> {
          assertThat(answer.question()).isEqualTo(question);
          assertThat(answer.word()).isEqualTo(word);
        });
  }

  @Test
  void everyFlippedBit_isFound_seed7() {
    Random chance = new Random(7);
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = bundle.clone();
      flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
      assertThat(verify(flipped).holds()).isFalse();
    }
  }

  @Test
  void bitFlippedInAnyFile_isFound_alsoWhereTheZipIsMadeAgain_seed11() throws Exception {
    Random chance = new Random(11);
    List<String> names = List.copyOf(Forger.files(bundle).keySet());
    for (int i = 0; i < FLIPS; i++) {
      String name = names.get(i % names.size());
      byte[] changed = Forger.packedAgain(bundle, files -> flip(files, name, chance));
      assertThat(verify(changed).holds()).as(name).isFalse();
    }
  }

  private static void flip(SortedMap<String, byte[]> files, String name, Random chance) {
    byte[] content = files.getOrDefault(name, new byte[0]).clone();
    if (content.length == 0) {
      content = new byte[1];
    } else {
      content[chance.nextInt(content.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    files.put(name, content);
  }

  @Test
  void fileThatIsGone_added_orRenamed_isNamed() throws Exception {
    assertFails(
        Forger.packedAgain(bundle, files -> files.remove("data/caveats.kk.md")),
        Question.UNALTERED,
        "missing");
    assertFails(
        Forger.packedAgain(bundle, files -> files.put("data/more.txt", new byte[1])),
        Question.UNALTERED,
        "extra");
    assertFails(
        Forger.packedAgain(bundle, files -> files.remove("proofs/bundle.sig")),
        Question.UNALTERED,
        "missing");
    assertFails(
        Forger.packedAgain(
            bundle, files -> files.put("data/renamed.md", files.remove("data/caveats.kk.md"))),
        Question.UNALTERED,
        "missing");
  }

  @Test
  void bundleThatAStrangerSigned_isAStrangers() throws Exception {
    NoteSigner stranger = NoteSigner.generate(World.ORIGIN);
    byte[] forged =
        Forger.signedAgain(
            bundle, stranger, files -> Forger.edit(files, "data/summary.en.html", "Likely", "Not"));
    assertFails(forged, Question.SIGNED, "stranger");
    assertThat(Verifier.verify(forged, Trusted.NOTHING).holds())
        .as("even for who has no key: the log is not signed by it")
        .isFalse();
  }

  /** By the collector's own key from here on. */
  private byte[] forged(Consumer<SortedMap<String, byte[]>> change) throws Exception {
    return Forger.signedAgain(bundle, world.signer(), change);
  }

  @Test
  void swappedProofs_proveNothing() throws Exception {
    byte[] swapped =
        forged(files -> {
          byte[] one = files.getOrDefault("proofs/measurements/3.tlog-proof", new byte[0]);
          byte[] other = files.getOrDefault("proofs/measurements/4.tlog-proof", new byte[0]);
          files.put("proofs/measurements/3.tlog-proof", other);
          files.put("proofs/measurements/4.tlog-proof", one);
        });
    assertFails(swapped, Question.LOGGED, "measurement");
  }

  @Test
  void measurementThatIsLeftOut_isMissed() throws Exception {
    byte[] without = forged(files -> lines(files, lines -> lines.removeLast()));
    assertFails(without, Question.SUPPORTED, "verdicts");
    Dossier whole = world.dossier();
    var fewer =
        new Dossier(
            whole.statement(),
            whole.leaf(),
            whole.measurements().subList(0, whole.measurements().size() - 1),
            0,
            whole.files(),
            whole.lists(),
            whole.checkpoint(),
            whole.paths(),
            whole.authority(),
            List.of(),
            Optional.empty(),
            "");
    assertFails(BundleWriter.write(fewer, world.signer()), Question.SUPPORTED, "incident");
  }

  @Test
  void measurementThatStandsTwice_orElsewhere_isFound() throws Exception {
    byte[] twice = forged(files -> lines(files, lines -> lines.add(lines.getLast())));
    assertFails(twice, Question.LOGGED, "measurement");
    byte[] reordered = forged(files -> lines(files, Collections::reverse));
    assertFails(reordered, Question.SUPPORTED, "verdicts");
    byte[] moved =
        forged(files ->
            Forger.edit(files, "data/measurements.jsonl", "\"index\":3,", "\"index\":300,"));
    assertFails(moved, Question.LOGGED, "measurement");
  }

  private static void lines(SortedMap<String, byte[]> files, Consumer<List<String>> change) {
    String text =
        new String(
            files.getOrDefault("data/measurements.jsonl", new byte[0]), StandardCharsets.UTF_8);
    var lines = new ArrayList<>(text.lines().toList());
    change.accept(lines);
    files.put(
        "data/measurements.jsonl",
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void factThatIsChanged_isNotTheLeafs() throws Exception {
    byte[] changed =
        forged(files ->
            Forger.edit(
                files, "data/measurements.jsonl", "generic_timeout_error", "connection_reset"));
    assertFails(changed, Question.SUPPORTED, "measurement");
  }

  @Test
  void votersThatAreMerged_doNotMakeTheSameIncident() throws Exception {
    byte[] merged =
        forged(files -> {
          String file = "data/measurements.jsonl";
          Forger.edit(files, file, "\"prefix\":\"a3\"", "\"prefix\":\"a1\"");
          Forger.edit(files, file, "\"prefix\":\"a4\"", "\"prefix\":\"a2\"");
        });
    assertFails(merged, Question.SUPPORTED, "incident");
  }

  @Test
  void verdictThatTheMeasurementsDoNotSupport_isNotSupported() throws Exception {
    Statement honest = world.dossier().statement();
    var incident = honest.incident().deepCopy().put("grade", "confirmed");
    var bold = new Statement(honest.id(), 2, honest.made(), honest.edition(), incident, List.of());
    byte[] logged = BundleWriter.write(world.dossier(bold), world.signer());
    assertFails(logged, Question.SUPPORTED, "incident");
    byte[] changed =
        forged(
            files -> Forger.edit(files, "data/verdict.json", "\"tls.timeout\"", "\"tls.reset\""));
    assertFails(changed, Question.SUPPORTED, "verdicts");
  }

  @Test
  void laterKey_isKnownToWhoKnowsTheEarlier_whereThatOneSaidSo() throws Exception {
    NoteSigner first = NoteSigner.generate(World.ORIGIN);
    NoteSigner second = NoteSigner.generate(World.ORIGIN);
    world.handedOver(Handover.of(first, second.key()));
    world.handedOver(Handover.of(second, world.signer().key()));
    byte[] later = world.bundle();
    for (NoteSigner known : List.of(first, second)) {
      var trusted = new Trusted(List.of(known.key()), List.of(), List.of());
      Report report = Verifier.verify(later, trusted);
      assertThat(report.holds()).isTrue();
      assertThat(report.answers()).anyMatch(answer -> answer.word().equals("succeeds"));
    }
    NoteSigner stranger = NoteSigner.generate(World.ORIGIN);
    world.handedOver(Handover.of(stranger, stranger.key()));
    var trusted = new Trusted(List.of(stranger.key()), List.of(), List.of());
    assertThat(Verifier.verify(world.bundle(), trusted).answers())
        .anyMatch(answer -> answer.word().equals("stranger"));
  }

  @Test
  void timeThatIsMovedOutOfItsHour_isFound() throws Exception {
    byte[] moved =
        forged(files ->
            Forger.edit(
                files,
                "data/measurements.jsonl",
                "\"time\":\"2026-11-23T06:00:00Z\"",
                "\"time\":\"2026-11-23T05:00:00Z\""));
    assertFails(moved, Question.SUPPORTED, "measurement");
  }

  @Test
  void wordThatIsPutInThePlaceOfWhatWasSeen_isTold() throws Exception {
    Incident incident = world.incident(network -> network.asn().number() == 64501);
    byte[] honest = BundleWriter.write(world.dossier(incident), world.signer());
    byte[] untold =
        Forger.signedAgain(
            honest,
            world.signer(),
            files ->
                Forger.edit(
                    files,
                    "data/redactions.json",
                    "\"unnamed_networks\":18",
                    "\"unnamed_networks\":1"));
    assertFails(untold, Question.WITHHELD, "untold");
    byte[] real =
        Forger.signedAgain(
            honest,
            world.signer(),
            files ->
                Forger.edit(
                    files,
                    "data/measurements.jsonl",
                    "\"network\":4200000000",
                    "\"network\":64501"));
    assertFails(real, Question.UNALTERED, "form");
  }

  @Test
  void statementThatWasNeverLogged_isNotInTheLog() throws Exception {
    byte[] changed =
        forged(files ->
            Forger.edit(
                files, "data/incident.json", "\"grade\":\"likely\"", "\"grade\":\"possible\""));
    assertFails(changed, Question.LOGGED, "statement");
  }

  @Test
  void forkedLog_showsToWhoKnowsAnotherHead() throws Exception {
    Checkpoint own =
        Checkpoint.parse(
                Note.parse(
                        new String(
                            Forger.files(bundle).getOrDefault("proofs/checkpoint", new byte[0]),
                            StandardCharsets.UTF_8))
                    .orElseThrow()
                    .text())
            .orElseThrow();
    var other = new Checkpoint(own.origin(), own.size(), Hash.ofLeaf(new byte[] {1}));
    var same = new Trusted(List.of(), List.of(), List.of(own));
    var forked = new Trusted(List.of(), List.of(), List.of(other));
    assertThat(Verifier.verify(bundle, same).holds()).isTrue();
    Report report = Verifier.verify(bundle, forked);
    assertThat(report.answers())
        .anyMatch(a -> a.question() == Question.LOGGED && a.word().equals("fork"));
    assertThat(report.holds()).isFalse();
  }

  @Test
  void whatIsWithheldWithoutAWord_isFound() throws Exception {
    byte[] changed =
        forged(files -> Forger.edit(files, "data/redactions.json", "\"probe\":", "\"nobody\":"));
    assertFails(changed, Question.WITHHELD, "untold");
  }

  @Test
  void whatIsNoBundle_isNone() {
    for (byte[] bytes : List.of(new byte[0], "PK".getBytes(StandardCharsets.UTF_8), new byte[99])) {
      assertFails(bytes, Question.UNALTERED, "form");
    }
  }
}
