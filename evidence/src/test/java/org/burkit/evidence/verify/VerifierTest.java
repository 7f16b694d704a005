package org.burkit.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.World;
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
}
