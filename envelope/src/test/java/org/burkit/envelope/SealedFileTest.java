package org.burkit.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.burkit.envelope.NotSealed.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final OpeningKey KEY = OpeningKey.generate();
  private static final OpeningKey OTHER = OpeningKey.generate();
  private static final int HEAD = SealedHead.LENGTH + Hpke.ENCAPSULATED;

  private static byte[] sealed(byte[] plain) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (SealedOutput out = new SealedOutput(file, KEY.sealing())) {
      out.write(plain);
    }
    return file.toByteArray();
  }

  private static byte[] opened(byte[] file, OpeningKey... keys) throws IOException {
    try (SealedInput in = new SealedInput(new ByteArrayInputStream(file), List.of(keys))) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(25).nextBytes(bytes);
    return bytes;
  }

  private static void assertRefused(byte[] file, Why why) {
    assertThatThrownBy(() -> opened(file, KEY))
        .isInstanceOfSatisfying(NotSealed.class, e -> assertThat(e.why()).isEqualTo(why));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
  void whatWasSealed_comesOut_withTheRightKeyAmongOthers(int length) throws IOException {
    byte[] plain = bytes(length);

    byte[] file = sealed(plain);

    assertThat(SealedInput.isSealed(file)).isTrue();
    assertThat(opened(file, OTHER, KEY)).isEqualTo(plain);
    assertThat(sealed(plain)).as("sealed again").isNotEqualTo(file);
  }

  @Test
  void anotherKey_isNamed() throws IOException {
    byte[] file = sealed(bytes(10));

    assertThatThrownBy(() -> opened(file, OTHER))
        .isInstanceOfSatisfying(
            NotSealed.class, e -> assertThat(e.why()).isEqualTo(Why.ANOTHER_KEY))
        .hasMessageContaining(KEY.sealing().id());
  }

  @Test
  void eachBitCounts() throws IOException {
    byte[] file = sealed(bytes(40));

    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] other = file.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> opened(other, KEY)).as("bit %d", bit).isInstanceOf(NotSealed.class);
    }
  }

  @Test
  void eachEndThatIsTooEarly_isSeen() throws IOException {
    byte[] file = sealed(bytes(40));

    for (int length = SealedHead.LENGTH; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length), Why.TORN);
    }
  }

  @Test
  void chunksLeftOut_repeated_inAnotherOrder_orAfterTheEnd_areSeen() throws IOException {
    int chunk = 4 + SealedOutput.CHUNK + Hpke.TAG;
    byte[] file = sealed(bytes(2 * SealedOutput.CHUNK + 5));
    byte[] head = Arrays.copyOf(file, HEAD);
    byte[] first = Arrays.copyOfRange(file, HEAD, HEAD + chunk);
    byte[] second = Arrays.copyOfRange(file, HEAD + chunk, HEAD + 2 * chunk);
    byte[] last = Arrays.copyOfRange(file, HEAD + 2 * chunk, file.length);

    assertThat(opened(join(head, first, second, last), KEY)).hasSize(2 * SealedOutput.CHUNK + 5);
    assertRefused(join(head, first, last), Why.ALTERED);
    assertRefused(join(head, second, first, last), Why.ALTERED);
    assertRefused(join(head, first, first, second, last), Why.ALTERED);
    assertRefused(join(head, first, second), Why.TORN);
    assertRefused(join(file, new byte[1]), Why.ALTERED);
    first[0] = 1;
    assertRefused(join(head, first), Why.ALTERED);
  }

  @Test
  void whatIsNone_orNewer_isSaidToBeSo() throws IOException {
    byte[] file = sealed(bytes(3));
    file[8] = 2;

    assertRefused(file, Why.NEWER);
    assertRefused(bytes(200), Why.NO_SEAL);
    assertRefused(new byte[0], Why.NO_SEAL);
  }

  @Test
  void notClosed_isTorn() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    SealedOutput out = new SealedOutput(file, KEY.sealing());
    out.write(bytes(SealedOutput.CHUNK + 1));

    assertRefused(file.toByteArray(), Why.TORN);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
