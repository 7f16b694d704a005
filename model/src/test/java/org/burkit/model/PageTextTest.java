package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {
  private static final Charset CYRILLIC = Charset.forName("windows-1251");

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=windows-1251, <title>Новости</title>",
    "text/html, <meta charset=windows-1251><title>Новости</title>",
    "'', <meta content='text/html;charset=windows-1251'>Новости"
  })
  void declaredCharacterSet_isUsed(String type, String page) {
    assertThat(PageText.of(type, bytes(page, CYRILLIC))).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/html; charset=no-such-set", "text/html; charset=."})
  void withoutOneThatIsKnown_itIsUtf8(String type) {
    assertThat(PageText.of(type, bytes("Жаңалықтар", StandardCharsets.UTF_8)))
        .isEqualTo("Жаңалықтар");
  }

  @Test
  void whatIsNotUtf8_isReadByteForByte() {
    assertThat(PageText.of("", bytes("Новости", CYRILLIC))).isEqualTo("Íîâîñòè");
  }

  @Test
  void characterCutInTwo_isLostAlone() {
    byte[] whole = "Жаңалықтар".getBytes(StandardCharsets.UTF_8);

    assertThat(PageText.of("", ByteBuffer.wrap(Arrays.copyOf(whole, whole.length - 3))))
        .isEqualTo("Жаңалықт");
  }

  @Test
  void longPage_isReadAtItsBeginning() {
    String page = "ж".repeat(PageText.LONGEST) + "end";

    assertThat(PageText.of("", bytes(page, StandardCharsets.UTF_8)))
        .isEqualTo("ж".repeat(PageText.LONGEST));
  }

  @Test
  void nothing_isNothing() {
    assertThat(PageText.of("text/html; charset=utf-8", ByteBuffer.allocate(0))).isEmpty();
  }

  private static ByteBuffer bytes(String text, Charset charset) {
    return ByteBuffer.wrap(text.getBytes(charset));
  }
}
