package org.burkit.envelope.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final IssuingKey KEY = IssuingKey.generate();
  private static final IssuingKey OTHER = IssuingKey.generate();
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  @Test
  void blindlySigned_isGoodUnderItsKeyAlone_alsoAfterItWasWrittenDown() {
    Token token = token(KEY);
    Token read = Token.parse(token.text()).orElseThrow();

    assertThat(read).isEqualTo(token);
    assertThat(read.isSignedBy(KEY.issuer())).isTrue();
    assertThat(read.isSignedBy(OTHER.issuer())).isFalse();
    assertThat(token.text()).hasSize(472).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void signer_seesNothingThatIsInTheToken() {
    for (int i = 0; i < 20; i++) {
      Blinding blinding = Blinding.of(KEY.issuer());
      byte[] answer = KEY.sign(blinding.blinded()).orElseThrow();
      String token = hex(blinding.finish(answer).orElseThrow());
      for (byte[] seen : new byte[][] {blinding.blinded(), answer}) {
        String text = HexFormat.of().formatHex(seen);
        for (int at = 0; at + 16 <= text.length(); at += 2) {
          assertThat(token).doesNotContain(text.substring(at, at + 16));
        }
      }
    }
  }

  @Test
  void everyTokenIsAnother_andSoIsWhatTheSignerSees() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      Blinding blinding = Blinding.of(KEY.issuer());
      Token token = blinding.finish(KEY.sign(blinding.blinded()).orElseThrow()).orElseThrow();
      assertThat(seen.add(HexFormat.of().formatHex(blinding.blinded()))).isTrue();
      assertThat(seen.add(HexFormat.of().formatHex(token.mark()))).isTrue();
    }
  }

  @Test
  void anyBitThatIsAnother_makesItWorthless() {
    Token token = token(KEY);
    byte[] bytes = Base64.getUrlDecoder().decode(token.text());
    for (int i = 0; i < bytes.length; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= 1;
      Optional<Token> read =
          Token.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
      assertThat(read.filter(t -> t.isSignedBy(KEY.issuer()))).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void signatureByAnotherKey_isNoAnswer() {
    Blinding blinding = Blinding.of(KEY.issuer());
    assertThat(OTHER.sign(blinding.blinded()).flatMap(blinding::finish)).isEmpty();
    assertThat(blinding.finish(new byte[0])).isEmpty();
  }

  @Test
  void sameNonceSignedTwice_isOneToken() {
    byte[] nonce = new byte[32];
    byte[] one = Token.signed(new byte[32], nonce, KEY.issuer());
    byte[] prefix = new byte[32];
    prefix[0] = 1;
    byte[] two = Token.signed(prefix, nonce, KEY.issuer());
    byte[] signature = new byte[IssuerKey.LENGTH];

    assertThat(Token.of(one, signature).mark()).isEqualTo(Token.of(two, signature).mark());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 257, 100_000})
  void blindedOfAnotherLength_isNotSigned(int length) {
    assertThat(KEY.sign(new byte[length])).isEmpty();
  }

  @Test
  void whatIsNoToken_isNone() {
    String good = token(KEY).text();
    assertThat(Token.parse("")).isEmpty();
    assertThat(Token.parse(good + "AAAA")).isEmpty();
    assertThat(Token.parse(good.substring(4))).isEmpty();
    assertThat(Token.parse("A".repeat(472))).isEmpty();
    assertThat(Token.parse("é".repeat(472))).isEmpty();
    assertThat(Token.parse("A".repeat(1_000_000))).isEmpty();
  }

  @Test
  void keys_readWhatTheyWrote_andNothingElse() throws Exception {
    assertThat(IssuerKey.parse(KEY.issuer().text())).contains(KEY.issuer());
    Token token = token(IssuingKey.parse(KEY.secretText()).orElseThrow());
    assertThat(token.isSignedBy(KEY.issuer())).isTrue();

    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    small.initialize(1024);
    var pair = small.generateKeyPair();
    assertThat(IssuerKey.parse(text(pair.getPublic().getEncoded()))).isEmpty();
    assertThat(IssuingKey.parse(text(pair.getPrivate().getEncoded()))).isEmpty();
    assertThat(IssuerKey.parse(KEY.issuer().text() + "AAAA")).isEmpty();
    assertThat(IssuerKey.parse("A".repeat(1_000_000))).isEmpty();
    assertThat(IssuingKey.parse("burkit")).isEmpty();
  }

  @Test
  void sheet_readsWhatItWrote_andItsDigestTellsOneKeyFromAnother() {
    var keys = new KeySheet.Keys(KEY.issuer(), OTHER.issuer());
    KeySheet sheet = new KeySheet(Map.of(MONTH, keys));
    KeySheet read = KeySheet.parse(sheet.text()).orElseThrow();

    assertThat(read.of(MONTH)).contains(keys);
    assertThat(read.months()).containsExactly(MONTH);
    assertThat(read.digest(MONTH)).isEqualTo(sheet.digest(MONTH)).isPresent();
    assertThat(read.digest(MONTH.plusMonths(1))).isEmpty();
    var swapped = new KeySheet(Map.of(MONTH, new KeySheet.Keys(OTHER.issuer(), KEY.issuer())));
    assertThat(swapped.digest(MONTH)).isNotEqualTo(sheet.digest(MONTH));
  }

  @Test
  void whatIsNoSheet_isNone() {
    var keys = new KeySheet.Keys(KEY.issuer(), OTHER.issuer());
    String text = new KeySheet(Map.of(MONTH, keys)).text();
    String first = text.substring(0, text.indexOf('\n') + 1);

    assertThat(KeySheet.parse("")).isEmpty();
    assertThat(KeySheet.parse(first)).isEmpty();
    assertThat(KeySheet.parse(first + first.replace("new", "known"))).isEmpty();
    assertThat(KeySheet.parse(text + "\n")).isEmpty();
    assertThat(KeySheet.parse(text + text)).isEmpty();
    assertThat(KeySheet.parse(text.replace("2026-11", "2026-13"))).isEmpty();
    assertThat(KeySheet.parse(text.replace(" known ", " known  "))).isEmpty();
    assertThat(KeySheet.parse("x".repeat(KeySheet.LARGEST + 1))).isEmpty();
    var twice = Map.of(MONTH, keys, MONTH.plusMonths(1), keys);
    assertThatThrownBy(() -> new KeySheet(twice)).hasMessageContaining("none of them twice");
  }

  private static Token token(IssuingKey key) {
    Blinding blinding = Blinding.of(key.issuer());
    return blinding.finish(key.sign(blinding.blinded()).orElseThrow()).orElseThrow();
  }

  private static String hex(Token token) {
    return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(token.text()));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
