package org.burkit.evidence.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.burkit.evidence.World;
import org.burkit.evidence.bundle.Forger;
import org.burkit.evidence.verify.Answer;
import org.burkit.evidence.verify.Answer.Question;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.burkit.model.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
  private static final Instant TIME = Instant.parse("2026-11-24T08:00:00Z");
  private static final byte[] DIGEST = Sha256.of(new byte[] {1});

  @TempDir Path directory;

  @Test
  void token_saysWhatWhenAndByWhom() throws Exception {
    var authority = new TestAuthority(TIME);
    Stamp stamp = Stamp.read(authority.token(DIGEST).orElseThrow()).orElseThrow();
    assertThat(stamp.isOf(DIGEST)).isTrue();
    assertThat(stamp.isOf(Sha256.of(new byte[] {2}))).isFalse();
    assertThat(stamp.time()).isEqualTo(TIME);
    assertThat(stamp.authority()).isEqualTo("CN=Test Authority");
    assertThat(stamp.pem()).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(stamp.leadsTo(List.of(authority.root()))).isTrue();
    assertThat(stamp.leadsTo(List.of(new TestAuthority(TIME).root()))).isFalse();
    assertThat(stamp.leadsTo(List.of())).isFalse();
  }

  @Test
  void tokenOfWhichABitIsFlipped_neverSaysMore_seed3() throws Exception {
    byte[] token = new TestAuthority(TIME).token(DIGEST).orElseThrow();
    Random chance = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] flipped = token.clone();
      flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
      Optional<Stamp> stamp = Stamp.read(flipped);
      assertThat(stamp.filter(s -> !s.time().equals(TIME) || !s.isOf(DIGEST))).isEmpty();
    }
    assertThat(Stamp.read(new byte[0])).isEmpty();
    assertThat(Stamp.read("nonsense".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void answerToAnotherQuestion_isNone() throws Exception {
    var authority = new TestAuthority(TIME);
    StampQuestion one = StampQuestion.of(DIGEST, new SecureRandom());
    StampQuestion other = StampQuestion.of(DIGEST, new SecureRandom());
    assertThat(one.token(authority.answer(one.bytes()))).isPresent();
    assertThat(one.token(authority.answer(other.bytes()))).isEmpty();
    assertThat(one.token(new byte[] {0x30, 0})).isEmpty();
  }

  private static Answer answer(byte[] bundle, List<X509Certificate> roots) {
    return Verifier.verify(bundle, new Trusted(List.of(), List.of(), List.of(), roots))
        .answers()
        .stream()
        .filter(answer -> answer.question() == Question.STAMPED)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bundleThatIsStamped_saysByWhom_andOnesOfAnotherAreNot() throws Exception {
    World world = World.of(directory, 6);
    var authority = new TestAuthority(TIME);
    byte[] plain = world.bundle();
    assertThat(answer(plain, List.of()).word()).isEqualTo("none");
    assertThat(answer(plain, List.of(authority.root())).word()).isEqualTo("missing");
    world.stampedBy(authority);
    byte[] stamped = world.bundle();
    assertThat(answer(stamped, List.of()).word()).isEqualTo("unknown");
    assertThat(answer(stamped, List.of(authority.root())).word()).isEqualTo("known");
    Answer stranger = answer(stamped, List.of(new TestAuthority(TIME).root()));
    assertThat(stranger.word()).isEqualTo("stranger");
    assertThat(stranger.holds()).isFalse();
    byte[] other = authority.token(DIGEST).orElseThrow();
    byte[] swapped =
        Forger.signedAgain(
            stamped, world.signer(), files -> files.put("proofs/timestamp.tst", other));
    assertThat(answer(swapped, List.of()).word()).isEqualTo("wrong");
  }
}
