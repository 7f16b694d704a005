package org.burkit.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.World;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void begin() throws Exception {
    world = World.of(directory, 12);
  }

  @Test
  void bundleAsItWasMade_holds_inEveryAnswer() throws Exception {
    Report report = Verifier.verify(world.bundle(), Trusted.NOTHING);
    assertThat(report.answers()).allMatch(Answer::holds).hasSize(7);
    assertThat(report.holds()).isTrue();
    for (Words words : Words.all()) {
      assertThat(Spoken.lines(report, words)).hasSize(15);
    }
  }

  @Test
  void retractedVersion_isGenuine_andDoesNotHold() throws Exception {
    var reason = new Act.Sentence("Сайт өшірілген", "Сайт выключен", "It was off");
    Report report = Verifier.verify(world.bundle(new Act.Retraction(reason)), Trusted.NOTHING);
    assertThat(report.holds()).isFalse();
    assertThat(report.isRetracted()).isTrue();
    assertThat(Spoken.lines(report, Words.of("ru").orElseThrow()))
        .anyMatch(line -> line.contains("НЕТ. Это отозвано") && line.endsWith("Сайт выключен"))
        .last()
        .asString()
        .contains("ОТОЗВАН");
  }

  @Test
  void corrections_andWhatIsClaimedAgain_areSaid() throws Exception {
    var reason = new Act.Sentence("Қате", "Ошибка", "Wrong");
    for (var said :
        Map.of(
                "corrected", new Act.Content[] {new Act.Note(reason), new Act.Correction(reason)},
                "restored",
                    new Act.Content[] {new Act.Retraction(reason), new Act.Restoration(reason)})
            .entrySet()) {
      Report report = Verifier.verify(world.bundle(said.getValue()), Trusted.NOTHING);
      assertThat(report.holds()).isTrue();
      assertThat(report.answers()).anyMatch(answer -> answer.word().equals(said.getKey()));
    }
  }

  @Test
  void keyThatIsNamed_mustBeTheOne() throws Exception {
    byte[] bundle = world.bundle();
    var known = new Trusted(List.of(world.signer().key()), List.of(), List.of());
    assertThat(Verifier.verify(bundle, known).holds()).isTrue();
  }

  @Test
  void rootThatIsNamed_mustVouchForTheKey_andForTheTime() throws Exception {
    NoteSigner root = NoteSigner.generate("burkit.example/root");
    NoteSigner other = NoteSigner.generate("burkit.example/root");
    var trusted = Trusted.roots(List.of(other.key(), root.key()));
    assertThat(signed(trusted)).isEqualTo("uncertified");
    world.certified(certificate(root, world.signer().key(), "2026-11-24T06:00:00Z"));
    assertThat(signed(trusted)).as("to its last second").isEqualTo("certified");
    assertThat(signed(Trusted.roots(List.of(other.key())))).isEqualTo("uncertified");
    assertThat(signed(Trusted.NOTHING)).isEqualTo("unknown");
    world.certified(certificate(root, world.signer().key(), "2026-11-24T05:59:59Z"));
    assertThat(signed(trusted)).isEqualTo("expired");
    world.certified(certificate(root, other.key(), "2027-11-24T00:00:00Z"));
    assertThat(signed(trusted)).as("of another key").isEqualTo("uncertified");
  }

  @Test
  void keyAndRootThatAreNamed_mustBothHold() throws Exception {
    NoteSigner root = NoteSigner.generate("burkit.example/root");
    world.certified(certificate(root, world.signer().key(), "2027-11-24T00:00:00Z"));
    List<NoteKey> roots = List.of(root.key());
    var both = new Trusted(List.of(world.signer().key()), List.of(), List.of(), List.of(), roots);
    assertThat(signed(both)).isEqualTo("certified");
    var stranger = new Trusted(List.of(root.key()), List.of(), List.of(), List.of(), roots);
    assertThat(signed(stranger)).isEqualTo("stranger");
  }

  private static Note certificate(NoteSigner root, NoteKey key, String until) {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    return new Certificate(root.key(), key, from, Instant.parse(until)).signedBy(root);
  }

  /** What is said of the signature; the bundle holds where that holds. */
  private String signed(Trusted trusted) throws Exception {
    Report report = Verifier.verify(world.bundle(), trusted);
    Answer answer =
        report.answers().stream()
            .filter(one -> one.question() == Answer.Question.SIGNED)
            .findFirst()
            .orElseThrow();
    assertThat(report.holds()).isEqualTo(answer.holds());
    for (Words words : Words.all()) {
      assertThat(Spoken.lines(report, words))
          .anyMatch(line -> line.contains(world.signer().key().vkey()))
          .noneMatch(line -> line.contains("{"));
    }
    return answer.word();
  }
}
