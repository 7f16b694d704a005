package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardTest {
  private static final String ADDRESS = "https://burkit.example/i/KZ-3F7K9Q2A-X";
  private static final int WHITE = 0xffffffff;

  @ParameterizedTest
  @EnumSource(Card.Shape.class)
  void picture_hasTheSizeOfItsShape_andWordsOnPaper(Card.Shape shape) throws Exception {
    BufferedImage picture = picture(card("sau.example ашылмайды: AS64501 желісінде."), shape);
    assertThat(picture.getWidth()).isEqualTo(shape.width());
    assertThat(picture.getHeight()).isEqualTo(shape.height());
    assertThat(paper(picture)).isBetween(0.7, 0.99);
  }

  @Test
  void font_hasTheLettersOfThreeLanguages() {
    String letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі" + "ЁёЪъЫыЭэЯя" + "«»—…" + "AZaz09";
    assertThat(Drawing.canShow(letters)).isTrue();
  }

  @Test
  void longSentence_leavesTheNumberFree() throws Exception {
    BufferedImage brief = picture(card("a"), Card.Shape.WIDE);
    BufferedImage wordy = picture(card("Желі ".repeat(500)), Card.Shape.WIDE);
    int foot = Card.Shape.WIDE.height() - 110;
    assertThat(pixels(wordy, foot)).isEqualTo(pixels(brief, foot));
  }

  private static Stream<String> oddWords() {
    return Stream.of("", "\n", "\u202e\u0000", "x".repeat(5000), "🦅");
  }

  @ParameterizedTest
  @MethodSource("oddWords")
  void whateverAStrangerWrote_isDrawn(String words) throws Exception {
    assertThat(paper(picture(card(words), Card.Shape.SQUARE))).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @EnumSource(Card.Shape.class)
  void telephone_readsTheAddress(Card.Shape shape) throws Exception {
    BufferedImage picture = picture(card("Желі"), shape);
    int[] pixels = pixels(picture, 0);
    var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
        .isEqualTo(ADDRESS);
  }

  private static Card card(String words) {
    return new Card(
        "sau.example",
        "Бұғаттау расталды",
        "confirmed",
        words,
        words,
        words,
        "KZ-3F7K9Q2A-X",
        "Бүркіт",
        ADDRESS);
  }

  private static BufferedImage picture(Card card, Card.Shape shape) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(card.drawing(shape).png()));
  }

  private static double paper(BufferedImage picture) {
    int[] pixels = pixels(picture, 0);
    return (double) IntStream.of(pixels).filter(p -> p == WHITE).count() / pixels.length;
  }

  private static int[] pixels(BufferedImage picture, int from) {
    int width = picture.getWidth();
    return picture.getRGB(0, from, width, picture.getHeight() - from, null, 0, width);
  }
}
