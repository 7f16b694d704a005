package org.burkit.collector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer has found worth keeping, and thousands of inputs that are nearly that. */
class ParsersTest {
  private static final int EACH = 40;

  @ParameterizedTest
  @EnumSource(Target.class)
  void whateverComes_isReadOrRefused_seed20261129(Target target) throws Exception {
    List<Path> corpus;
    try (Stream<Path> files = Files.list(target.corpus())) {
      corpus = files.sorted().toList();
    }
    assertThat(corpus).isNotEmpty();
    var random = new Random(20261129);
    for (Path file : corpus) {
      byte[] input = Files.readAllBytes(file);
      read(target, input);
      for (int i = 0; i < EACH; i++) {
        read(target, altered(input, random));
      }
    }
  }

  private static void read(Target target, byte[] input) {
    assertThatCode(() -> target.read(input))
        .as(() -> HexFormat.of().formatHex(input, 0, Math.min(input.length, 4_000)))
        .doesNotThrowAnyException();
  }

  /** Bytes turned, a part left out or said twice. */
  private static byte[] altered(byte[] input, Random random) throws IOException {
    if (input.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    var out = new ByteArrayOutputStream();
    int from = random.nextInt(input.length);
    int to = from + random.nextInt(Math.min(64, input.length - from) + 1);
    switch (random.nextInt(3)) {
      case 0 -> {
        byte[] turned = input.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
          turned[random.nextInt(turned.length)] = (byte) random.nextInt();
        }
        out.write(turned);
      }
      case 1 -> {
        out.write(input, 0, from);
        out.write(input, to, input.length - to);
      }
      default -> {
        out.write(input, 0, to);
        out.write(input, from, input.length - from);
      }
    }
    return out.toByteArray();
  }
}
