package org.burkit.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Inputs for what reads strangers' bytes: those that a fuzzer or a person found worth keeping, and
 * thousands that are nearly that.
 */
public final class Corpus {
  /** Below the resources of a module's tests: a directory for each target. */
  private static final Path ALL = Path.of("src/test/resources/fuzz");

  private static final int SHOWN = 4_000;

  private Corpus() {}

  /** What reads; whatever comes out of it is a fault. */
  public interface Reader {
    void read(byte[] bytes) throws Exception;
  }

  /**
   * Has each input of a target read, and others that are nearly the same.
   *
   * @param target the directory's name in any case
   * @param each how many others
   * @param seed by which they are made
   */
  public static void read(String target, int each, long seed, Reader reader) throws IOException {
    List<Path> corpus;
    try (Stream<Path> files = Files.list(ALL.resolve(target.toLowerCase(Locale.ROOT)))) {
      corpus = files.sorted().toList();
    }
    assertThat(corpus).isNotEmpty();
    var random = new Random(seed);
    for (Path file : corpus) {
      byte[] input = Files.readAllBytes(file);
      read(reader, input);
      for (int i = 0; i < each; i++) {
        read(reader, altered(input, random));
      }
    }
  }

  private static void read(Reader reader, byte[] input) {
    assertThatCode(() -> reader.read(input))
        .as(() -> HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN)))
        .doesNotThrowAnyException();
  }

  /** Bytes turned, a part left out or said twice. */
  private static byte[] altered(byte[] input, Random random) {
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
        out.writeBytes(turned);
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
