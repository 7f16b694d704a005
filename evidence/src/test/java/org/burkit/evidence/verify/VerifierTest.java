package org.burkit.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
    assertThat(report.answers()).allMatch(Answer::holds).hasSize(6);
    assertThat(report.holds()).isTrue();
    for (Words words : Words.all()) {
      assertThat(Spoken.lines(report, words)).hasSize(13);
    }
  }

  @Test
  void keyThatIsNamed_mustBeTheOne() throws Exception {
    byte[] bundle = world.bundle();
    var known = new Trusted(List.of(world.signer().key()), List.of(), List.of());
    assertThat(Verifier.verify(bundle, known).holds()).isTrue();
  }
}
