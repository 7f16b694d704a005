package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No key or password that somebody could use lies among the sources. */
class SecretsTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> NOT_SOURCES = Set.of(".git", "target", "node_modules");
  private static final List<Pattern> SECRETS =
      Stream.of(
              "-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----\\s+[A-Za-z0-9+/]{40}",
              "PRIVATE\\+KEY\\+[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{40}",
              "AKIA[0-9A-Z]{16}",
              "gh[pousr]_[A-Za-z0-9]{36}",
              "xox[abprs]-[A-Za-z0-9-]{20}",
              "eyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20}",
              "(?i)(?:password|passwd|pgpassword)\\s*[=:]\\s*[\"']?[a-z0-9]{16}")
          .map(Pattern::compile)
          .toList();

  @Test
  void noFile_hasAUsableSecret() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(ROOT)) {
      files = all.filter(Files::isRegularFile).filter(SecretsTest::isSource).toList();
    }
    assertThat(files).hasSizeGreaterThan(500);
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (Pattern secret : SECRETS) {
        assertThat(secret.matcher(text).find()).as("%s in %s", secret, file).isFalse();
      }
    }
  }

  private static boolean isSource(Path file) {
    for (Path part : file) {
      if (NOT_SOURCES.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
