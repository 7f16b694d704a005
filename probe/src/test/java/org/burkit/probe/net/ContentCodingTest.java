package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentCodingTest {
  private static final int LIMIT = 64 * 1024;

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  static Stream<Arguments> packers() {
    return Stream.of(
        Arguments.of("gzip", (Packer) GZIPOutputStream::new),
        Arguments.of("deflate", (Packer) DeflaterOutputStream::new),
        Arguments.of(
            "deflate", (Packer) out -> new DeflaterOutputStream(out, new Deflater(9, true))),
        Arguments.of("zstd", (Packer) ZstdOutputStream::new));
  }

  @ParameterizedTest
  @MethodSource("packers")
  void packedText_isUnpacked(String coding, Packer packer) throws IOException {
    byte[] text = "Жаңалықтар. ".repeat(50).getBytes(StandardCharsets.UTF_8);

    assertThat(ContentCoding.undone(List.of(coding), packed(packer, text), LIMIT))
        .isEqualTo(ByteString.of(text));
  }

  @ParameterizedTest
  @MethodSource("packers")
  void bomb_isCutAtTheLimit(String coding, Packer packer) throws IOException {
    ByteString bomb = packed(packer, new byte[64 << 20]);

    assertThat(bomb.size()).isLessThan(100_000);
    assertThat(ContentCoding.undone(List.of(coding), bomb, LIMIT).size()).isEqualTo(LIMIT);
  }

  @Test
  void brotli_isUnpacked() {
    ByteString packed = ByteString.decodeHex("8b0080616203");

    assertThat(ContentCoding.undone(List.of("br"), packed, LIMIT).utf8()).isEqualTo("ab");
  }

  @Test
  void brotliBomb_isCutAtTheLimit() {
    // 4 MiB of zeros in 14 bytes.
    ByteString packed = ByteString.decodeHex("9bffff3ff82700e2b14020f7fe07");

    assertThat(ContentCoding.undone(List.of("br"), packed, LIMIT).size()).isEqualTo(LIMIT);
  }

  @Test
  void twoLayers_areTakenOffInReverse() throws IOException {
    byte[] text = "page".getBytes(StandardCharsets.UTF_8);
    ByteString zipped = packed(GZIPOutputStream::new, text);
    ByteString twice = packed(ZstdOutputStream::new, zipped.toByteArray());

    assertThat(ContentCoding.undone(List.of("gzip, zstd"), twice, LIMIT).utf8()).isEqualTo("page");
  }

  @Test
  void manyLayers_areLeftOn() throws IOException {
    ByteString zipped = packed(GZIPOutputStream::new, new byte[10]);

    assertThat(ContentCoding.undone(List.of("gzip,gzip,gzip,gzip"), zipped, LIMIT))
        .isEqualTo(zipped);
  }

  @ParameterizedTest
  @MethodSource("packers")
  void whatIsNotPackedAtAll_isKeptAsItCame(String coding, Packer packer) {
    ByteString text = ByteString.encodeUtf8("<html>not packed</html>");

    assertThat(ContentCoding.undone(List.of(coding), text, LIMIT)).isEqualTo(text);
  }

  private static ByteString packed(Packer packer, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = packer.over(out)) {
      packing.write(content);
    }
    return ByteString.of(out.toByteArray());
  }
}
