package org.burkit.envelope.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the vectors of RFC 9474, appendix A, for all four variants. */
class BlindRsaTest {
  private static final JsonNode DOCUMENT = document();
  private static final BigInteger N = number(DOCUMENT.at("/key/n"));
  private static final BigInteger E = number(DOCUMENT.at("/key/e"));
  private static final BigInteger D = number(DOCUMENT.at("/key/d"));
  private static final BigInteger P = number(DOCUMENT.at("/key/p"));
  private static final BigInteger Q = number(DOCUMENT.at("/key/q"));

  static Stream<JsonNode> vectors() {
    return DOCUMENT.path("vectors").valueStream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorsOfTheRfc_comeOutAsPublished(JsonNode vector) throws Exception {
    byte[] message = join(bytes(vector.path("msg_prefix")), bytes(DOCUMENT.path("msg")));
    byte[] salt = bytes(vector.path("salt"));
    BigInteger inverse = number(vector.path("inv"));

    byte[] blinded = BlindRsa.blind(open(), message, salt, inverse);
    byte[] signed = BlindRsa.blindSign(secret(), blinded).orElseThrow();
    byte[] signature = BlindRsa.finish(open(), message, signed, inverse, salt.length).orElseThrow();

    assertThat(blinded).isEqualTo(bytes(vector.path("blinded_msg")));
    assertThat(signed).isEqualTo(bytes(vector.path("blind_sig")));
    assertThat(signature).isEqualTo(bytes(vector.path("sig")));
  }

  @Test
  void numbersFromTheModulusOn_areNotSigned() throws Exception {
    int length = BlindRsa.length(open());
    byte[] modulus = HexFormat.of().parseHex(DOCUMENT.at("/key/n").asText());
    byte[] largest = new byte[length];
    java.util.Arrays.fill(largest, (byte) 0xFF);

    assertThat(BlindRsa.blindSign(secret(), modulus)).isEmpty();
    assertThat(BlindRsa.blindSign(secret(), largest)).isEmpty();
    assertThat(BlindRsa.blindSign(secret(), new byte[length + 1])).isEmpty();
  }

  @Test
  void answerToAnotherMessage_orOfAnotherLength_isNoSignature() throws Exception {
    JsonNode vector = vectors().findFirst().orElseThrow();
    byte[] message = join(bytes(vector.path("msg_prefix")), bytes(DOCUMENT.path("msg")));
    BigInteger inverse = number(vector.path("inv"));
    byte[] signed = bytes(vector.path("blind_sig"));
    byte[] other = message.clone();
    other[40]++;
    int salt = BlindRsa.HASH_BYTES;

    assertThat(BlindRsa.finish(open(), message, signed, inverse, salt)).isPresent();
    assertThat(BlindRsa.finish(open(), other, signed, inverse, salt)).isEmpty();
    assertThat(BlindRsa.finish(open(), message, signed, inverse.add(BigInteger.ONE), salt))
        .isEmpty();
    assertThat(BlindRsa.finish(open(), message, new byte[511], inverse, salt)).isEmpty();
    assertThat(BlindRsa.finish(open(), message, new byte[512], inverse, salt)).isEmpty();
  }

  @Test
  void blindOfAModulusWithASmallFactor_isNeverOneOfItsMultiples_seed7() throws Exception {
    var key = open(BigInteger.valueOf(3 * 5 * 7 * 11));
    var random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      BigInteger drawn = BlindRsa.inverse(key, random);
      assertThat(drawn.gcd(key.getModulus())).isEqualTo(BigInteger.ONE);
      assertThat(drawn).isBetween(BigInteger.ONE, key.getModulus());
    }
  }

  private static RSAPublicKey open() throws Exception {
    return open(N);
  }

  private static RSAPublicKey open(BigInteger modulus) {
    return new RSAPublicKey() {
      @Override
      public BigInteger getModulus() {
        return modulus;
      }

      @Override
      public BigInteger getPublicExponent() {
        return E;
      }

      @Override
      public String getAlgorithm() {
        return "RSA";
      }

      @Override
      public String getFormat() {
        return "X.509";
      }

      @Override
      public byte[] getEncoded() {
        try {
          return KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(modulus, E))
              .getEncoded();
        } catch (java.security.GeneralSecurityException e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  private static PrivateKey secret() throws Exception {
    BigInteger one = BigInteger.ONE;
    return KeyFactory.getInstance("RSA")
        .generatePrivate(
            new RSAPrivateCrtKeySpec(
                N, E, D, P, Q, D.mod(P.subtract(one)), D.mod(Q.subtract(one)), Q.modInverse(P)));
  }

  private static JsonNode document() {
    try (InputStream in = BlindRsaTest.class.getResourceAsStream("rfc9474.json")) {
      return new JsonMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BigInteger number(JsonNode hex) {
    return new BigInteger(hex.asText(), 16);
  }

  private static byte[] bytes(JsonNode hex) {
    return HexFormat.of().parseHex(hex.asText());
  }

  private static byte[] join(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
