package org.burkit.lab.ech;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EchKeyTest {
  private static final String NAME = "qupia.example";
  private static final EchKey KEY = EchKey.create("cover.example", 7);

  @Test
  void helloOfAnotherClient_isOpenedToTheNameItHides() throws Exception {
    byte[] outer = TestTls.body(TestTls.hidden(NAME, KEY.configs()));
    assertThat(text(outer)).contains("cover.example").doesNotContain(NAME);

    byte[] inner = KEY.open(outer).orElseThrow();
    assertThat(text(inner)).contains(NAME).doesNotContain("cover.example");
    HelloBody hidden = HelloBody.read(inner);
    var ech = hidden.extension(EchKey.EXTENSION).orElseThrow();
    assertThat(hidden.range(ech.dataFrom(), ech.to())).as("type inner").containsExactly(1);
    assertThat(hidden.session()).isEqualTo(HelloBody.read(outer).session());
    assertThat(hidden.extensions()).extracting(HelloBody.Extension::type).doesNotContain(0xfd00);
  }

  @Test
  void helloSealedToAnotherKey_isNotOpened() throws Exception {
    EchKey sameId = EchKey.create("cover.example", 7);
    byte[] outer = TestTls.body(TestTls.hidden(NAME, sameId.configs()));
    assertThat(KEY.open(outer)).isEmpty();
    assertThat(EchKey.create("cover.example", 8).open(outer)).isEmpty();
    assertThat(sameId.open(outer)).isPresent();
  }

  @Test
  void helloThatWasChangedOnTheWay_isNotOpened() throws Exception {
    byte[] outer = TestTls.body(TestTls.hidden(NAME, KEY.configs()));
    byte[] otherRandom = outer.clone();
    otherRandom[10] ^= 1;
    assertThat(KEY.open(otherRandom)).isEmpty();
  }

  @Test
  void cutAndDamagedHellos_neverThrow() throws Exception {
    byte[] outer = TestTls.body(TestTls.hidden(NAME, KEY.configs()));
    Random random = new Random(9849);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(outer, random.nextInt(outer.length + 1));
      for (int n = 0; n < 3 && damaged.length > 0; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> KEY.open(damaged)).doesNotThrowAnyException();
    }
  }

  @Test
  void configuration_isLaidOutAsTheStandardSays() {
    byte[] wire = KEY.configs().wire();
    assertThat(wire).hasSize(2 + 4 + 5 + 32 + 6 + 1 + 1 + "cover.example".length() + 2);
    assertThat(Arrays.copyOf(wire, 11))
        .as("list, version, contents, id, KEM, length of the key")
        .containsExactly(0, wire.length - 2, 0xfe, 0x0d, 0, wire.length - 6, 7, 0, 0x20, 0, 32);
    assertThat(Arrays.copyOfRange(wire, 43, 49))
        .as("one suite: HKDF-SHA256, AES-128-GCM")
        .containsExactly(0, 4, 0, 1, 0, 1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
