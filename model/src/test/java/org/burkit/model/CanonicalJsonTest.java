package org.burkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  /** The example of RFC 8785 section 3.2.2. */
  @Test
  void literalsNumbersAndStrings_areWrittenAsTheRfcShows() throws Exception {
    String json =
        """
        {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
         "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
         "literals": [null, true, false]}
        """;

    assertThat(canonical(json))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** The example of RFC 8785 section 3.2.3: names are sorted by UTF-16 code units. */
  @Test
  void names_areSortedByCodeUnits() throws Exception {
    String json =
        "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

    assertThat(canonical(json))
        .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
  }

  /** Rows of RFC 8785 appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "41b3de4355555553, 333333333.3333332",
    "becbf647612f3696, -0.0000033333333333333333",
  })
  void numbers_areWrittenAsEcmaScriptDoes(String ieee, String text) throws Exception {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(ieee, 16));

    assertThat(canonical("{\"n\":" + value + "}")).isEqualTo("{\"n\":" + text + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\ud800", "\\udc00\\ud800", "\\ud83dz"})
  void loneSurrogate_hasNoCanonicalForm(String text) {
    assertThatExceptionOfType(MalformedMeasurementException.class)
        .isThrownBy(() -> canonical("{\"t\":\"" + text + "\"}"))
        .withMessageContaining("lone surrogate");
  }

  private static String canonical(String json) throws Exception {
    return new String(CanonicalJson.of(Json.parse(json.getBytes(UTF_8))), UTF_8);
  }
}
