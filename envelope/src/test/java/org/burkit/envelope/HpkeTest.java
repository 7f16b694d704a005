package org.burkit.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final HPKE ANOTHERS =
      new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  private static final byte[] INFO = utf8("what both know");

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The first encryption of the vector that the RFC's authors publish for this suite. */
  @Test
  void publishedVector_isOpened() {
    PrivateKey recipient =
        X25519.privateKey(hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d"));
    byte[] encapsulated = hex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256");

    Hpke hpke =
        Hpke.recipient(recipient, encapsulated, hex("4f6465206f6e2061204772656369616e2055726e"))
            .orElseThrow();

    assertThat(
            hpke.open(
                hex("436f756e742d30"),
                hex(
                    "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a")))
        .hasValue(hex("4265617574792069732074727574682c20747275746820626561757479"));
  }

  @Test
  void whatWeSeal_anothersImplementationOpens() throws Exception {
    AsymmetricCipherKeyPair pair = ANOTHERS.generatePrivateKey();
    byte[] raw = ANOTHERS.serializePublicKey(pair.getPublic());

    Hpke.Sender sender = Hpke.sender(X25519.publicKey(raw), INFO);
    byte[] first = sender.hpke().seal(utf8("1"), utf8("one"));
    byte[] second = sender.hpke().seal(utf8("2"), utf8("two"));

    HPKEContext context = ANOTHERS.setupBaseR(sender.encapsulated(), pair, INFO);
    assertThat(context.open(utf8("1"), first)).isEqualTo(utf8("one"));
    assertThat(context.open(utf8("2"), second)).isEqualTo(utf8("two"));
  }

  @Test
  void whatAnothersImplementationSeals_weOpen_eachInItsPlaceOnly() throws Exception {
    OpeningKey key = OpeningKey.generate();
    var theirs =
        ANOTHERS.setupBaseS(ANOTHERS.deserializePublicKey(X25519.raw(key.sealing().key())), INFO);
    byte[] first = theirs.seal(utf8("a"), utf8("one"));
    byte[] second = theirs.seal(utf8("a"), utf8("two"));

    Hpke ours = Hpke.recipient(key.key(), theirs.getEncapsulation(), INFO).orElseThrow();
    assertThat(ours.open(utf8("a"), second)).isEmpty();
    assertThat(ours.open(utf8("a"), first)).hasValue(utf8("one"));
    assertThat(ours.open(utf8("b"), second)).isEmpty();
    assertThat(ours.open(utf8("a"), second)).hasValue(utf8("two"));
  }
}
